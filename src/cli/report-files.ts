/**
 * Files that reports are written to: whole or not at all. The text goes to a file beside the target
 * that then takes its name, so that a reader never sees half a report and a full disk leaves the last
 * one. What is no plain file (a device, a pipe) is written to directly: a rename would replace it.
 */
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import type { ReportOptions } from "./run-options.js";
import { UsageError } from "./usage-error.js";

/**
 * Refuses files that cannot be written before anything is asked: a run costs time and a request.
 *
 * @throws UsageError that says which, and why.
 */
export function refuseFiles({ output, report = [] }: Pick<ReportOptions, "output" | "report">): void {
  const files = [
    ...(output === undefined || output === "-" ? [] : [output]),
    ...report.map(({ file }) => file),
  ];
  const seen = new Set<string>();
  for (const file of files) {
    const place = path.resolve(file);
    if (seen.has(place)) throw new UsageError(`two reports cannot be written to one file, ${file}`);
    seen.add(place);
    try {
      const stats = statsOf(file);
      if (stats?.isDirectory()) throw problemOf("EISDIR");
      if (stats !== null) accessSync(file, constants.W_OK);
      if (stats === null || stats.isFile()) refuseFolder(path.dirname(realPath(file)));
    } catch (error) {
      throw new UsageError(sentence(file, error));
    }
  }
}

/**
 * Writes `text`, whole or not at all.
 *
 * @returns why it could not be written, in one sentence, or null.
 */
export function writeWhole(file: string, text: string): string | null {
  try {
    const stats = statsOf(file);
    if (stats === null || stats.isFile()) writeAside(realPath(file), text, stats);
    else writeFileSync(file, text);
    return null;
  } catch (error) {
    // A reader that goes away early is no fault of the run.
    return codeOf(error) === "EPIPE" ? null : sentence(file, error);
  }
}

/** What went wrong with a file, in words. */
export function sayProblem(error: unknown, file: string): string {
  switch (codeOf(error)) {
    case "ENOENT":
      return `there is no folder ${path.dirname(file)}`;
    case "ENOTDIR":
      return `${path.dirname(file)} is no folder`;
    case "EISDIR":
      return "it is a folder";
    case "ENOSPC":
    case "EDQUOT":
      return "no space is left there";
    case "EACCES":
    case "EPERM":
      return "this user may not write there";
    case "EROFS":
      return "the file system is read-only";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function sentence(file: string, error: unknown): string {
  return `the report cannot be written to ${file}: ${sayProblem(error, file)}`;
}

function writeAside(file: string, text: string, stats: Stats | null): void {
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  let handle: number | null = null;
  try {
    handle = openSync(aside, "wx", stats === null ? 0o666 : stats.mode & 0o777);
    writeFileSync(handle, text);
    fsyncSync(handle);
    closeSync(handle);
    handle = null;
    renameSync(aside, file);
  } catch (error) {
    if (handle !== null) closeSync(handle);
    if (codeOf(error) !== "EEXIST") rmSync(aside, { force: true });
    throw error;
  }
}

function refuseFolder(folder: string): void {
  if (!statSync(folder).isDirectory()) throw problemOf("ENOTDIR");
  accessSync(folder, constants.W_OK);
}

/** Null where there is nothing of that name. */
function statsOf(file: string): Stats | null {
  return statSync(file, { throwIfNoEntry: false }) ?? null;
}

/** Where a link leads to, so that the link stays one. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}

function problemOf(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
