/**
 * The machine this process runs on. The only file of the room that reads `process`, `os` and `fs`.
 * Nothing here writes or waits: a pipe or a device in the place of a settings file must not hang the
 * doctor. The one thing that is executed, and only when the room asks for it, is the client, for its
 * version.
 */
import type { SpawnSyncOptionsWithStringEncoding } from "node:child_process";
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { parse, resolve } from "node:path";
import { FILE_LIMIT, type Host, type ReadFailure, type ReadResult } from "./host.js";

/**
 * The real machine.
 *
 * @param overrides - `cwd`: the folder the client would be started in, where it is not this one
 */
export function realHost(overrides: { cwd?: string } = {}): Host {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined) environment[name] = value;
  }
  const platform = process.platform === "win32" || process.platform === "darwin" ? process.platform : "linux";
  return {
    platform,
    environment,
    home: findHome(platform, environment),
    cwd: overrides.cwd === undefined ? process.cwd() : resolve(overrides.cwd),
    now: () => Date.now(),
    readText,
    listFiles,
    realPath,
    runVersion,
  };
}

/** Most of what is looked for is not there, and an error takes ten times as long as the look. */
const NO_THROW = { throwIfNoEntry: false } as const;

function findHome(platform: Host["platform"], environment: Record<string, string>): string | null {
  const named = environment[platform === "win32" ? "USERPROFILE" : "HOME"];
  if (named) return named;
  try {
    return process.getBuiltinModule("node:os").homedir() || null;
  } catch {
    return null;
  }
}

function readText(path: string, limit: number = FILE_LIMIT): ReadResult {
  let descriptor: number | undefined;
  try {
    const seen = refuse(statSync(path, NO_THROW), limit);
    if (seen !== null) return seen;
    // Without O_NONBLOCK, a pipe put there since the look above would block the open for ever.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const opened = refuse(fstatSync(descriptor), limit);
    if (opened !== null) return opened;
    return decode(readUpTo(descriptor, limit), limit);
  } catch (error) {
    return failed(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function refuse(stats: Stats | undefined, limit: number): ReadResult | null {
  if (stats === undefined) return { ok: false, reason: "absent" };
  if (stats.isDirectory()) return { ok: false, reason: "directory" };
  if (!stats.isFile()) return { ok: false, reason: "other", detail: "not a regular file" };
  return stats.size > limit ? { ok: false, reason: "too-large" } : null;
}

/** Reads at most one byte more than the limit: a file may grow, and some tell no size. */
function readUpTo(descriptor: number, limit: number): Buffer {
  const chunks: Buffer[] = [];
  let total = 0;
  while (total <= limit) {
    const chunk = Buffer.allocUnsafe(Math.min(64 * 1024, limit + 1 - total));
    const count = readSync(descriptor, chunk, 0, chunk.length, null);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    total += count;
  }
  return Buffer.concat(chunks, total);
}

function decode(bytes: Buffer, limit: number): ReadResult {
  if (bytes.length > limit) return { ok: false, reason: "too-large" };
  // Only UTF-16 and binary files hold zero bytes; a stray Latin-1 letter in a comment does no harm.
  if (bytes.includes(0)) {
    return { ok: false, reason: "not-text", remains: bytes.toString("utf8").replaceAll("\0", "") };
  }
  return { ok: true, text: bytes.toString("utf8") };
}

function failed(error: unknown): ReadResult {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  const reasons: Record<string, ReadFailure> = {
    ENOENT: "absent",
    ENOTDIR: "absent",
    EISDIR: "directory",
    EACCES: "denied",
    EPERM: "denied",
    ELOOP: "symlink-loop",
  };
  return { ok: false, reason: reasons[code] ?? "other", detail: code };
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function realPath(path: string): string | null {
  try {
    return lstatSync(path, NO_THROW) === undefined ? null : realpathSync.native(path);
  } catch {
    return null;
  }
}

/** Milliseconds; a client that has to be waited for longer is not asked. */
const VERSION_LIMIT = 2_000;

/** The process gets a group of its own, so that what it started ends with it. */
function runVersion(path: string, environment: Readonly<Record<string, string>>): string | null {
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  // Node passes `detached` on here as it does for `spawn`, although its types do not know.
  const options: SpawnSyncOptionsWithStringEncoding & { detached: boolean } = {
    cwd: parse(path).root,
    env: { ...environment },
    stdio: ["ignore", "pipe", "ignore"],
    encoding: "utf8",
    timeout: VERSION_LIMIT,
    killSignal: "SIGKILL",
    maxBuffer: 4 * 1024,
    windowsHide: true,
    detached: process.platform !== "win32",
  };
  const { pid, status, stdout, error } = spawnSync(path, ["--version"], options);
  if (pid > 0 && options.detached) endGroup(pid);
  return error === undefined && status === 0 ? stdout : null;
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // Mostly the whole group has ended by itself.
  }
}
