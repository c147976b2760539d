/**
 * Paths as the client takes them from variables: by the rules of the machine's platform, which need
 * not be the one this process runs on. Texts only; no file is touched.
 */
import { posix, win32 } from "node:path";
import type { Situation } from "./situation.js";

/** An absolute path from what a variable says: `~` is the home folder, a relative path starts in the working folder. */
export function resolvePath({ snapshot }: Situation, path: string, home = snapshot.home): string {
  const rules = snapshot.platform === "win32" ? win32 : posix;
  const tilde = /^~(?=$|[/\\])/.test(path);
  return tilde && home !== null ? rules.join(home, path.slice(1)) : rules.resolve(snapshot.cwd, path);
}

/** The path of a file that the client opens as it is written: of `~` it makes nothing, as Node.js does. */
export function literalPath({ snapshot }: Situation, path: string): string {
  return (snapshot.platform === "win32" ? win32 : posix).resolve(snapshot.cwd, path);
}

/** Whether two absolute paths name one file, by their texts. */
export function isSamePath({ snapshot }: Situation, a: string, b: string): boolean {
  if (snapshot.platform !== "win32") return posix.normalize(a) === posix.normalize(b);
  return win32.normalize(a).toLowerCase() === win32.normalize(b).toLowerCase();
}
