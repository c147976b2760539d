/**
 * Puts back into package-lock.json the packages of other platforms that npm left out of it: it drops an
 * optional package that the registry at hand does not serve, or (npm/cli#4828) that an earlier install
 * skipped, and `npm ci` then refuses the lock everywhere. Run it after every `npm install`; a test tells
 * when it was forgotten. What it adds has no integrity, since the package was not seen.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Locked
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {string} [license]
 * @property {Record<string, string>} [engines]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** @typedef {{ packages: Record<string, Locked> }} Lock */

const FILE = path.join(import.meta.dirname, "..", "package-lock.json");
const SYSTEMS = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = [
  "arm64",
  "arm",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];

/**
 * @param {Lock} lock
 * @returns {Record<string, Locked>} by place; what optional packages of other platforms it lacks
 */
export function missingFrom(lock) {
  /** @type {Record<string, Locked>} */
  const missing = {};
  for (const parent of Object.values(lock.packages)) {
    for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
      const place = `node_modules/${name}`;
      const isThere = Object.keys(lock.packages).some((key) => key === place || key.endsWith(`/${place}`));
      const platform = platformOf(name);
      if (isThere || !platform) continue;
      missing[place] = {
        version: range,
        ...platform,
        ...(parent.dev ? { dev: true } : {}),
        ...(parent.license ? { license: parent.license } : {}),
        optional: true,
        ...(parent.engines ? { engines: parent.engines } : {}),
      };
    }
  }
  return missing;
}

/**
 * Such packages are named for where they run: `cli-linux-x64-musl`.
 *
 * @param {string} name
 */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (os.length === 0 || cpu.length === 0) return null;
  if (!os.includes("linux")) return { os, cpu };
  const isMusl = words.some((word) => word.startsWith("musl"));
  return { os, cpu, libc: [isMusl ? "musl" : "glibc"] };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(FILE, "utf8"));
  const missing = missingFrom(lock);
  const places = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) =>
    a.localeCompare(b, "en"),
  );
  writeFileSync(FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(places) }, null, 2)}\n`);
  console.log(`package-lock.json: added ${Object.keys(missing).length} packages of other platforms`);
}
