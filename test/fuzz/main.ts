/**
 * The long form: more cases of every target, and every long text within its limits of time and memory.
 * Prints figures; the exit code says whether all of them were kept. Each target's long texts are read
 * by a process of its own, since memory that one of them took would hide what the next one takes.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type FuzzTarget, fuzz, longInputs, targets } from "./targets.js";

/** For an input of 1 MB. */
const MOST_MS = 200;
const MOST_MB = 64;

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "5000" },
    seed: { type: "string", default: "20261120" },
    only: { type: "string" },
    /** Used by itself: `<target>` or `<target>:<long text>`. */
    measure: { type: "string" },
  },
});

interface Figure {
  text: string;
  /** Processor time of the first answer. */
  ms: number;
  /** By which the process had grown at most. */
  mb: number;
}

if (values.measure === undefined) process.exitCode = (await runAll()) ? 0 : 1;
else await measure(values.measure);

async function runAll(): Promise<boolean> {
  const cases = Number(values.cases);
  const seed = Number(values.seed);
  if (!Number.isInteger(cases) || cases < 1 || !Number.isInteger(seed))
    throw new Error("--cases and --seed are whole numbers");
  const chosen = targets.filter(({ name }) => values.only === undefined || name === values.only);
  if (chosen.length === 0) throw new Error(`--only is one of: ${targets.map(({ name }) => name).join(", ")}`);
  console.log(`${cases} cases of each, seed ${seed}; long inputs: ${MOST_MS} ms and ${MOST_MB} MB at most`);
  let kept = true;
  for (const target of chosen) {
    const started = performance.now();
    const fault = await fuzz(target, cases, seed).then(
      () => null,
      (error: unknown) => error,
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const figures = measureApart(target);
    const slowest = figures.toSorted((one, other) => other.ms - one.ms)[0];
    const largest = Math.max(...figures.map(({ mb }) => mb));
    const over = figures.filter(isOver);
    kept &&= fault === null && over.length === 0;
    console.log(
      `${target.name.padEnd(20)} ${fault === null ? "ok" : "FAULT"} ${seconds.padStart(6)} s   of ${figures.length} long inputs the slowest ${slowest?.ms} ms (${slowest?.text}), the largest ${largest} MB`,
    );
    for (const { text, ms, mb } of over) console.log(`  OVER THE LIMIT: ${text}: ${ms} ms, ${mb} MB`);
    if (fault !== null) console.log(fault instanceof Error ? `${fault.message}\n${causesOf(fault)}` : fault);
  }
  return kept;
}

function causesOf(error: Error): string {
  return error.cause instanceof Error ? `${error.cause.stack ?? ""}\n${causesOf(error.cause)}` : "";
}

/** A figure that is over the limit is taken again, alone: what came before it is part of its growth. */
function measureApart(target: FuzzTarget): Figure[] {
  return inProcess(target).map((figure) => (isOver(figure) ? measureAlone(target, figure) : figure));
}

function isOver({ ms, mb }: Figure): boolean {
  return ms > MOST_MS || mb > MOST_MB;
}

/** A machine that is busy with something else makes a figure larger, never smaller: the least counts. */
function measureAlone(target: FuzzTarget, before: Figure): Figure {
  let { ms, mb } = before;
  for (let tries = 0; tries < 3 && isOver({ ...before, ms, mb }); tries += 1) {
    const [figure] = inProcess(target, before.text);
    ms = Math.min(ms, figure?.ms ?? ms);
    mb = Math.min(mb, figure?.mb ?? mb);
  }
  return { ...before, ms, mb };
}

function inProcess(target: FuzzTarget, only?: string): Figure[] {
  const what = [target.name, ...(only === undefined ? [] : [only])].join(":");
  const { stdout, stderr, status, signal } = spawnSync(
    process.execPath,
    ["--expose-gc", process.argv[1] ?? "", "--measure", what],
    { encoding: "utf8", timeout: 300_000, killSignal: "SIGKILL" },
  );
  if (status !== 0 && signal === null) throw new Error(`${what}: ${stderr}`);
  const figures = stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Figure);
  if (signal === null) return figures;
  const next = only ?? [...longInputs(target).keys()][figures.length] ?? "";
  return [...figures, { text: next, ms: Number.POSITIVE_INFINITY, mb: 0 }];
}

async function measure(what: string): Promise<void> {
  const [name, only] = what.split(":");
  const target = targets.find((one) => one.name === name);
  if (target === undefined) throw new Error(`there is no target ${name}`);
  const collect = globalThis.gc ?? (() => {});
  await answer(target, target.long("x"));
  collect();
  const floor = process.memoryUsage.rss();
  for (const [text, make] of longInputs(target)) {
    if (only !== undefined && text !== only) continue;
    const input = make();
    collect();
    forgetPeak();
    const started = process.cpuUsage();
    await answer(target, input);
    const { user, system } = process.cpuUsage(started);
    const figure: Figure = {
      text,
      ms: Math.round((user + system) / 1000),
      mb: Math.max(0, Math.round((peak() - floor) / 1024 / 1024)),
    };
    console.log(JSON.stringify(figure));
  }
}

/** Linux can begin anew; elsewhere the peak is that of the whole process, which is over the limit sooner. */
function forgetPeak(): void {
  if (existsSync("/proc/self/clear_refs")) writeFileSync("/proc/self/clear_refs", "5");
}

/** Bytes. */
function peak(): number {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) * 1024;
}

/** What is thrown is looked at in the cases; here only time and memory count. */
async function answer(target: FuzzTarget, input: unknown): Promise<void> {
  try {
    await target.answer(input);
  } catch (error) {
    if (!(error instanceof Error) || !target.errors?.includes(error.name)) throw error;
  }
}
