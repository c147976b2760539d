/**
 * The last resort for the client's version: asking the client. It runs a program, so all that could
 * let a project pick the program, or what that program starts in turn, is kept from it.
 */
import { type FoundExecutable, isDependency, isInWorkingFolder, listPathFolders } from "./executables.js";
import { type Host, pathRules } from "./host.js";

/** `2.1.328 (Claude Code)`; a program of that name which prints something else is not the client. */
const answer = /^(\d{1,3}\.\d{1,3}\.\d{1,4})(?:-[\w.]+)?(?: \(Claude Code\))?\s*$/;

/**
 * Runs `claude --version`, unless it lies in the working folder (even one that is the home directory)
 * or in a project's dependencies, by its name or by what its links lead to.
 *
 * @returns the version, or null where the host runs nothing, the client may not be run, or its answer
 * is no version
 */
export function askVersion(host: Host, { path, target }: FoundExecutable): string | null {
  if (host.runVersion === undefined) return null;
  if ([path, target].some((one) => isDependency(one) || isInWorkingFolder(host, one))) return null;
  const printed = host.runVersion(path, reduceEnvironment(host));
  return printed === null ? null : (answer.exec(printed)?.[1] ?? null);
}

/** A client that is a script finds its interpreter by PATH, in which no project may have a say. */
function reduceEnvironment(host: Host): Record<string, string> {
  const folders = (listPathFolders(host) ?? []).filter((folder) => !isInWorkingFolder(host, folder));
  const home = host.home === null ? {} : { HOME: host.home };
  return { PATH: folders.join(pathRules(host.platform).delimiter), ...home };
}
