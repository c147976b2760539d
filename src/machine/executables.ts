/**
 * Where a shell would look for a program: PATH, then the places installers leave things at. What the
 * working folder or a project's dependencies bring along does not count: a stranger may have written
 * it, and `npx` puts such folders in front of PATH.
 */
import { type Host, pathRules } from "./host.js";
import { isInside, readVariable } from "./paths.js";

export interface FoundExecutable {
  /** The folder it was found in. */
  folder: string;
  /** Where it was found, which may be a link. */
  path: string;
  /** The file itself. */
  target: string;
  /** PATH leads to the folder; null where the environment has no PATH. */
  onPath: boolean | null;
}

/**
 * Each executable of that name, in the order a shell would find it, those of the usual places last.
 *
 * @param names - file names to try in each folder
 * @param places - further folders; `~/` is the home directory
 */
export function* findExecutables(
  host: Host,
  names: readonly string[],
  places: readonly string[],
): Generator<FoundExecutable> {
  const { join } = pathRules(host.platform);
  const listed = listPathFolders(host);
  const foreign = foreignTo(host);
  const usual = expandPlaces(host, places).filter((folder) => !foreign(folder));
  for (const folder of new Set([...(listed ?? []), ...usual])) {
    for (const name of names) {
      const path = join(folder, name);
      const target = host.realPath(path);
      if (target === null || foreign(target) || isFolder(host, target)) continue;
      yield { folder, path, target, onPath: listed === null ? null : listed.includes(folder) };
    }
  }
}

function isFolder(host: Host, path: string): boolean {
  const result = host.readText(path, 0);
  return !result.ok && result.reason === "directory";
}

/** The absolute folders of PATH that no project brought, or null where there is no PATH. */
export function listPathFolders(host: Host): string[] | null {
  const { delimiter, isAbsolute, normalize } = pathRules(host.platform);
  const text = readVariable(host, "PATH");
  if (text === undefined) return null;
  const folders = text.split(delimiter).map((folder) => folder.replace(/^"(.*)"$/, "$1"));
  const foreign = foreignTo(host);
  return folders
    .filter((folder) => isAbsolute(folder))
    .map((folder) => trimSlash(normalize(folder)))
    .filter((folder) => !foreign(folder));
}

/** Places with the home directory put in; those in it left out where there is none. */
export function expandPlaces(host: Host, places: readonly string[]): string[] {
  const { join, normalize } = pathRules(host.platform);
  return places.flatMap((place) => {
    if (!place.startsWith("~/")) return [normalize(place)];
    return host.home === null ? [] : [join(host.home, place.slice(2))];
  });
}

/** True for what the working folder or a project's dependencies bring along. */
export function isForeign(host: Host, path: string): boolean {
  return foreignTo(host)(path);
}

/**
 * The same for many paths: what is asked of the machine is asked once. Started in the home directory
 * or above it, the working folder is no project.
 */
function foreignTo(host: Host): (path: string) => boolean {
  const aboveHome = host.home !== null && isInside(host, host.home, host.cwd);
  if (aboveHome || pathRules(host.platform).dirname(host.cwd) === host.cwd) return isDependency;
  const folders = workingFolders(host);
  return (path) => isDependency(path) || folders.some((folder) => isInside(host, path, folder));
}

/** True for `node_modules/.bin` and what lies in it. */
export function isDependency(path: string): boolean {
  return /[/\\]node_modules[/\\]\.bin([/\\]|$)/.test(path);
}

/** True for what lies in the working folder, whichever folder that is. */
export function isInWorkingFolder(host: Host, path: string): boolean {
  return workingFolders(host).some((folder) => isInside(host, path, folder));
}

/** As it was entered, and with its links followed. */
function workingFolders(host: Host): string[] {
  return [...new Set([host.cwd, host.realPath(host.cwd) ?? host.cwd])];
}

function trimSlash(folder: string): string {
  return folder.length > 1 ? folder.replace(/(?<![:/\\])[/\\]$/, "") : folder;
}
