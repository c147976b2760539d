/**
 * Runs commands in turn and takes the time, the peak memory and the requests of each. Every command runs
 * once a round, so that noise of the machine hits all alike and their ratios mean something; memory and
 * requests are taken in runs of their own, so that taking them costs no time.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { longestChain, type Phases, phasesOf, type Span, sharedClock } from "./critical-path.js";
import type { Server } from "./servers.js";

/** Of memory and of requests. */
const moreRounds = 3;
const pollMs = 5;
const limitMs = 60_000;

export interface Row {
  name: string;
  command: string;
  args: readonly string[];
  environment: NodeJS.ProcessEnv;
  /** Where it starts; default the working folder of the bench. */
  folder?: string;
  /** Left out where it fails. */
  optional?: true;
  /** It trusts other authorities than `node -e 0`, which cost a start as much: no ratio to that. */
  apart?: true;
  /** A late simulator that counts its requests, and the variables that lead there. */
  counted?: { server: Server; environment: NodeJS.ProcessEnv };
}

export interface Measured {
  name: string;
  /** Of each round, ms. */
  times: readonly number[];
  apart?: true;
  /** MB; null where the system does not tell. */
  peakMb: number | null;
  /** Null where nothing is asked. */
  requests: number | null;
  /** Length of the longest chain of requests. */
  roundTrips: number | null;
  /** Where the time went of the fastest of the runs that were counted. */
  phases: Phases | null;
}

/**
 * Measures the rows, in their order.
 *
 * @returns `failed`: a sentence for each optional row that could not be run
 * @throws Error where another command ends with an exit code other than 0
 */
export async function measure(
  rows: readonly Row[],
  rounds: number,
): Promise<{ measured: Measured[]; failed: string[] }> {
  const failed: string[] = [];
  const kept: { row: Row; times: number[] }[] = [];
  for (const row of rows) {
    try {
      await run(row);
      kept.push({ row, times: [] });
    } catch (error) {
      if (row.optional !== true || !(error instanceof Error)) throw error;
      failed.push(`${row.name} is left out: ${error.message.split("\n")[0]}`);
    }
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { row, times } of kept) times.push((await run(row)).ms);
  }
  const measured: Measured[] = [];
  for (const { row, times } of kept) {
    measured.push({
      name: row.name,
      times,
      ...(row.apart === true ? { apart: true } : {}),
      peakMb: await peakOf(row),
      ...(await count(row)),
    });
  }
  return { measured, failed };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The time of one against that of another, round by round: what the machine did in a round hits both. */
export function ratioOf(one: Measured, other: Measured): number {
  return median(one.times.map((ms, round) => ms / (other.times[round] ?? Number.NaN)));
}

async function count({
  counted,
  ...row
}: Row): Promise<Pick<Measured, "requests" | "roundTrips" | "phases">> {
  if (counted === undefined) return { requests: null, roundTrips: null, phases: null };
  const runs: { ms: number; log: Span[]; phases: Phases | null }[] = [];
  for (let round = 0; round < moreRounds; round += 1) {
    await counted.server.take();
    const startedMs = sharedClock();
    const { ms } = await run({ ...row, environment: counted.environment });
    const log = await counted.server.take();
    runs.push({ ms, log, phases: phasesOf(log, { startedMs, endedMs: startedMs + ms }) });
  }
  const [fastest] = runs.sort((a, b) => a.ms - b.ms);
  const log = fastest?.log ?? [];
  return { requests: log.length, roundTrips: longestChain(log).length, phases: fastest?.phases ?? null };
}

async function peakOf(row: Row): Promise<number | null> {
  const peaks: number[] = [];
  for (let round = 0; round < moreRounds; round += 1) peaks.push((await run(row, true)).peakKb);
  const peak = Math.max(...peaks);
  return peak > 0 ? peak / 1024 : null;
}

/** `peakKb` is 0 where memory was not asked for or is not told. */
function run(row: Row, withMemory = false): Promise<{ ms: number; peakKb: number }> {
  const isNode = row.command === process.execPath;
  const preload =
    withMemory && isNode ? ["--require", join(process.env.BENCH_FOLDER ?? "bench", "peak-memory.cjs")] : [];
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(row.command, [...preload, ...row.args], {
      env: row.environment,
      ...(row.folder === undefined ? {} : { cwd: row.folder }),
      stdio: ["ignore", "ignore", "pipe", preload.length > 0 ? "pipe" : "ignore"],
      timeout: limitMs,
    });
    let errors = "";
    let told = "";
    let peakKb = 0;
    let ms = 0;
    const poll =
      withMemory && !isNode
        ? setInterval(() => {
            peakKb = Math.max(peakKb, highWaterMark(child.pid));
          }, pollMs)
        : undefined;
    child.stderr?.on("data", (data) => {
      errors += data;
    });
    child.stdio[3]?.on("data", (data) => {
      told += data;
    });
    child.on("error", (error) => {
      clearInterval(poll);
      reject(error);
    });
    child.on("exit", () => {
      ms = performance.now() - started;
    });
    child.on("close", (code) => {
      clearInterval(poll);
      if (code === 0) resolve({ ms, peakKb: Math.max(peakKb, Number(told)) });
      else reject(new Error(`${row.name} ended with exit code ${code}\n${errors}`));
    });
  });
}

/** Peak resident memory of another process so far, kB; 0 where the system does not tell. */
function highWaterMark(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
