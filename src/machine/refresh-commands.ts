/**
 * The program that each settings file's `awsAuthRefresh` would start, and whether a shell would find
 * it. The command itself is never run: that its program is missing is all that can be told beforehand.
 */
import { pathRules } from "./host.js";
import type { PathSources } from "./named-paths.js";
import { readVariable, resolvePath } from "./paths.js";
import type { RefreshCommand, SettingsFile } from "./types.js";

/** What a shell brings itself; `.` and `source` read a file. Source: POSIX, and the manual of Bash. */
const shellWords = new Set(
  `. : [ alias bg builtin case cd command echo eval exec exit export false fg for function if local
  printf pwd read return set shift source test time trap true type ulimit umask unalias unset until
  wait while { ( ! call start cmd if`
    .trim()
    .split(/\s+/),
);
/** What makes a word something else than the name of a program. */
const notPlain = /["'`$\\|&;<>(){}*?[\]!#%^]/;
const windowsEndings = [".exe", ".cmd", ".bat", ".com", ".ps1", ""];

/** One entry for each settings file that has the key. */
export function readRefreshCommands({ host, settings }: PathSources): RefreshCommand[] {
  const movesPath = settings.some(({ env }) => env.some(({ name }) => name.toUpperCase() === "PATH"));
  return settings.flatMap((file) => {
    const line = textOf(file);
    if (line === null) return [];
    const program = programOf(line, host.platform === "win32");
    const found = program === null || movesPath ? null : isFound(host, program);
    return [{ file: file.file, program, found }];
  });
}

function textOf({ values }: SettingsFile): string | null {
  const value = values.awsAuthRefresh;
  if (typeof value === "string") return value;
  const secret = value as { secret?: unknown; reveal?: () => string } | null | undefined;
  return typeof secret === "object" && secret?.secret === true ? (secret.reveal?.() ?? null) : null;
}

/** The first word that is no assignment, or null where it is not plainly a program. */
function programOf(line: string, windows: boolean): string | null {
  const words = line.trim().split(/\s+/);
  const first = words.find((word) => !/^[A-Za-z_]\w*=/.test(word));
  if (first === undefined || first === "") return null;
  const plain = windows ? first.replaceAll("\\", "/") : first;
  return notPlain.test(plain) || shellWords.has(first) ? null : first;
}

function isFound(host: PathSources["host"], program: string): boolean | null {
  const { join, delimiter } = pathRules(host.platform);
  const windows = host.platform === "win32";
  const endings = windows ? windowsEndings : [""];
  const exists = (path: string) => endings.some((ending) => host.realPath(path + ending) !== null);
  if (/[/\\]/.test(program) || program.startsWith("~")) return exists(resolvePath(host, program));
  const folders = readVariable(host, "PATH")?.split(delimiter);
  if (folders === undefined) return null;
  return folders.filter((folder) => folder !== "").some((folder) => exists(join(folder, program)));
}
