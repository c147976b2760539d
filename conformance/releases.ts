/**
 * Releases of Claude Code to hold the tool against, fetched from the public registry into a cache
 * outside of the repository. Nothing of them is a dependency, and nothing of them is committed.
 */
import { execFile } from "node:child_process";
import { access, mkdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const PACKAGE = "@anthropic-ai/claude-code";

/** From 2.1.170 on, spread over the releases whose rules differ. asOf 2026-11-20; source: the npm registry. */
export const PINNED = ["2.1.170", "2.1.181", "2.1.207", "2.1.240", "2.1.260", "2.1.300", "2.1.328"] as const;
/** What continuous integration can afford: the oldest and the newest. */
export const PINNED_FOR_CI = ["2.1.170", "2.1.328"] as const;

/** The registry did not give a release; it says nothing about the tool. */
export class NoRelease extends Error {}

function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "bedrock-doctor", "conformance");
}

/**
 * Gives the executable of a release, fetching it once. Only the package of this platform is
 * installed, and none of its scripts is run.
 *
 * @throws NoRelease where the registry cannot be reached or does not have it
 */
export async function fetchRelease(version: string): Promise<string> {
  const folder = join(cacheFolder(), version);
  const native = `${PACKAGE}-${process.platform}-${process.arch}`;
  const executable = join(folder, "node_modules", native, "claude");
  if (await exists(executable)) return executable;
  const fresh = `${folder}.${process.pid}`;
  await mkdir(fresh, { recursive: true });
  try {
    const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefix", fresh];
    await run("npm", ["install", ...options, `${native}@${version}`], { timeout: 120_000 });
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    const said = String((error as { stderr?: string }).stderr ?? error);
    const line = /npm error code (\S+)/.exec(said)?.[1] ?? said.split("\n")[0];
    throw new NoRelease(`release ${version} could not be fetched: ${line}`);
  }
  return executable;
}

/** @throws NoRelease where the registry cannot be reached */
export async function newestRelease(): Promise<string> {
  try {
    const { stdout } = await run("npm", ["view", PACKAGE, "version"], { timeout: 60_000 });
    return stdout.trim();
  } catch {
    throw new NoRelease("the registry could not be reached");
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
