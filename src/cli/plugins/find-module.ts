/**
 * Which file a plug-in's name leads to: a path from the folder, or a package that is installed there.
 * Node finds packages from the file that imports them, which would be this tool's own folder.
 */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../usage-error.js";

/** The conditions under which Node takes a path of `exports` for an `import`. */
const CONDITIONS = ["node", "import", "module-sync", "default"];

/**
 * The file, absolute.
 *
 * @param by - what names it.
 * @throws UsageError where there is none.
 */
export function findModule(name: string, folder: string, by: string): string {
  const file = filePlace(name, folder);
  if (isFile(file)) return file;
  const isPath = /^\.{0,2}[\\/]|^file:/.test(name) || path.isAbsolute(name);
  const found = isPath ? null : findPackage(name, folder);
  if (found !== null && isFile(found)) return found;
  throw new UsageError(
    isPath || /\.[cm]?[jt]s$/.test(name)
      ? `${by} names the plug-in ${name}, and there is no file ${file}`
      : `${by} names the plug-in ${name}, and no such package is installed for ${folder}`,
  );
}

function filePlace(name: string, folder: string): string {
  try {
    return name.startsWith("file:") ? fileURLToPath(name) : path.resolve(folder, name);
  } catch {
    return path.resolve(folder, name);
  }
}

function findPackage(name: string, folder: string): string | null {
  const [, of, inside] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(name) ?? [];
  if (of === undefined) return null;
  for (let at = folder; ; at = path.dirname(at)) {
    const place = path.join(at, "node_modules", of);
    if (isFile(path.join(place, "package.json"))) return entryOf(place, inside);
    if (path.dirname(at) === at) return null;
  }
}

function entryOf(place: string, inside: string | undefined): string | null {
  let manifest: { exports?: unknown; main?: unknown };
  try {
    manifest = JSON.parse(readFileSync(path.join(place, "package.json"), "utf8"));
  } catch {
    return null;
  }
  const { exports, main } = manifest;
  if (exports === undefined || exports === null) {
    const file = inside ?? (typeof main === "string" ? main : "index.js");
    return path.join(place, isFile(path.join(place, file)) ? file : `${file}.js`);
  }
  const key = inside === undefined ? "." : `./${inside}`;
  const paths = isObject(exports) && Object.keys(exports).some((one) => one.startsWith("."));
  const target = paths ? targetOf((exports as Record<string, unknown>)[key]) : targetOf(exports);
  return target === null || (!paths && inside !== undefined) ? null : path.join(place, target);
}

function targetOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (!isObject(value)) return null;
  for (const [condition, target] of Object.entries(value)) {
    const found = CONDITIONS.includes(condition) ? targetOf(target) : null;
    if (found !== null) return found;
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}
