/**
 * What this room needs of a machine: the environment, a few file operations, a clock. One
 * implementation reads the real machine, one is made of data only, and everything else in the room
 * is a pure function of this interface: a scenario cannot behave otherwise than a machine.
 */
import { posix, win32 } from "node:path";

/** Why a file's text could not be had. */
export type ReadFailure =
  | "absent"
  | "directory"
  | "denied"
  | "too-large"
  | "symlink-loop"
  | "not-text"
  | "other";

/**
 * `detail` is a system error code or a few words about the kind of file, never content. `remains` is what
 * can be made out of `not-text`: a text without the zero bytes of UTF-16.
 */
export type ReadResult =
  | { ok: true; text: string }
  | { ok: false; reason: ReadFailure; detail?: string; remains?: string };

export interface Host {
  platform: "linux" | "darwin" | "win32";
  environment: Record<string, string>;
  home: string | null;
  cwd: string;
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Text of a regular file, a byte order mark included. Never throws and never blocks.
   *
   * @param limit - bytes; a larger file is `too-large`. Default {@link FILE_LIMIT}
   */
  readText(path: string, limit?: number): ReadResult;
  /** Names (not paths) in a folder, sorted by code point; empty where there is no such folder. */
  listFiles(folder: string): string[];
  /** The path with its links followed, or null where there is nothing. */
  realPath(path: string): string | null;
  /**
   * What an executable prints on stdout for `--version`, or null where it fails, prints too much or
   * is not done in two seconds; nothing of it is left running. A machine of data cannot do this.
   *
   * @param path - absolute
   * @param environment - all that the executable gets to see
   */
  runVersion?(path: string, environment: Readonly<Record<string, string>>): string | null;
}

/** Bytes. Settings and AWS files are a few kilobytes; more than this is not one of them. */
export const FILE_LIMIT = 1024 * 1024;

/** Bytes. `~/.claude.json` also holds histories and grows past a megabyte on healthy machines. */
export const STATE_FILE_LIMIT = 32 * 1024 * 1024;

/** The path rules of a platform, which need not be the one this process runs on. */
export function pathRules(platform: Host["platform"]): typeof posix {
  return platform === "win32" ? win32 : posix;
}

/**
 * One clause, without a full stop, that says why a file could not be read.
 *
 * @param limit - bytes, as given to `readText`
 */
export function describeReadFailure(reason: ReadFailure, detail?: string, limit = FILE_LIMIT): string {
  const clauses: Record<ReadFailure, string> = {
    absent: "the file does not exist",
    directory: "it is a folder, not a file",
    denied: "this user may not read it",
    "too-large": `it is larger than ${limit / 1024 / 1024} MiB`,
    "symlink-loop": "its symbolic links lead in a circle",
    "not-text": "it is not UTF-8 text",
    other: detail === undefined ? "it could not be read" : `it could not be read (${detail})`,
  };
  return clauses[reason];
}
