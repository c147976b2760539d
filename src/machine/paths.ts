/**
 * Where the files of a machine are looked for: paths that people and settings write, made absolute
 * by the rules of the machine's platform.
 */
import { posix } from "node:path";
import { type Host, pathRules } from "./host.js";

/**
 * An absolute path from what a variable or an option says: `~` is the home directory, a relative
 * path starts in the working folder.
 */
export function resolvePath(host: Host, path: string): string {
  const rules = pathRules(host.platform);
  const tilde = /^~(?=$|[/\\])/.test(path);
  if (tilde && host.home !== null) return rules.join(host.home, path.slice(1));
  return rules.resolve(host.cwd, path);
}

/** Parts that stand for nothing or lead elsewhere: empty, `.` and `..`. */
const UNRESOLVED = /\/\.{0,2}(?:\/|$)/;

/** True when `path` is `folder` or lies in it, by names alone. */
export function isInside(host: Host, path: string, folder: string): boolean {
  const rules = pathRules(host.platform);
  // Asked of each folder of PATH, nearly always with nothing to resolve.
  if (rules === posix && isResolved(path) && isResolved(folder)) {
    return path === folder || path.startsWith(`${folder}/`);
  }
  const relative = rules.relative(folder, path);
  return relative === "" || (!/^\.\.($|[/\\])/.test(relative) && !rules.isAbsolute(relative));
}

function isResolved(path: string): boolean {
  return path.startsWith("/") && !UNRESOLVED.test(path);
}

/** The folder at or above the working folder that holds `.git`, or null. */
export function findRepositoryRoot(host: Host): string | null {
  const rules = pathRules(host.platform);
  for (let folder = rules.resolve(host.cwd); ; folder = rules.dirname(folder)) {
    if (host.realPath(rules.join(folder, ".git")) !== null) return folder;
    if (rules.dirname(folder) === folder) return null;
  }
}

/**
 * A variable of the process environment; names are case-insensitive on Windows, as there.
 */
export function readVariable(host: Host, name: string): string | undefined {
  const exact = host.environment[name];
  if (exact !== undefined || host.platform !== "win32") return exact;
  const found = Object.keys(host.environment).find((key) => key.toUpperCase() === name);
  return found === undefined ? undefined : host.environment[found];
}
