/**
 * A Chromium for the tests and the pictures: one that is there, or one that is installed now. As a
 * script it prints where it is: `node scripts/chromium.mjs`. Nothing of it is part of the package.
 */
import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The first that works wins. Neither asks for a password: the first is for containers, run by root. */
const WAYS = [
  ["sh", ["-c", "apt-get update && apt-get install -y --no-install-recommends chromium"]],
  ["npx", ["--no-install", "playwright-core", "install", "chromium"]],
];

/**
 * Where it is.
 *
 * @returns {string}
 * @throws {Error} where there is none and none can be installed
 */
export function ensureChromium() {
  const found = find();
  if (found !== null) return found;
  const problems = [];
  for (const [command, args] of WAYS) {
    try {
      execFileSync(/** @type {string} */ (command), /** @type {string[]} */ (args), {
        stdio: ["ignore", "ignore", "pipe"],
        timeout: 300_000,
      });
    } catch (error) {
      problems.push(`${command}: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    }
    const installed = find();
    if (installed !== null) return installed;
  }
  throw new Error(
    `the HTML report is tested in a real Chromium, and there is none (${problems.join("; ")}): install one, or name it in CHROMIUM_PATH`,
  );
}

/** @returns {string | null} */
function find() {
  const named = process.env.CHROMIUM_PATH;
  const places = named ? [named] : [...PLACES, chromium.executablePath()];
  return places.find(isExecutable) ?? null;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  console.log(`    Chromium: ${ensureChromium()}`);
}
