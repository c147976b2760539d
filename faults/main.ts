/**
 * `npm run faults`: the built tool before an AWS that goes wrong in every way and in every operation,
 * one fault at a time and in seeded pairs. Each run has to end in its time, by a code of the contract,
 * with a valid report and the right diagnosis, and leave nothing behind.
 * Exit code 0 where none was lost and none said wrong things, else 1.
 */
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { tool } from "../conformance/programs.js";
import { createAuthority } from "../src/simulator/certificates.js";
import { holdClosedPort } from "../src/simulator/closed-port.js";
import { AMAZONS } from "../src/simulator/proxy.js";
import { withoutRead } from "./expected.js";
import { isLate, readReport, type Told, whatWasLost, whatWasWrong } from "./judge.js";
import { wireOperations } from "./operations.js";
import { type Play, type Played, play } from "./play.js";
import { type Known, NOTHING_WRONG, type Run } from "./run.js";
import { makeRuns, pickRuns } from "./runs.js";
import { makeSetUps } from "./set-ups.js";
import { printTable, type Result } from "./table.js";

const { values } = parseArgs({
  options: {
    ci: { type: "boolean", default: false },
    only: { type: "string" },
    verbose: { type: "boolean", default: false },
    /** Runs at a time. */
    width: { type: "string", default: "4" },
  },
});

/** As many as fit into three minutes on two processors. */
const CI_RUNS = 260;

async function main(): Promise<number> {
  if (!existsSync(tool())) throw new Error("dist/ is missing: npm run build");
  const preload = process.env.FAULTS_PRELOAD;
  if (preload === undefined) throw new Error("start it by scripts/faults.mjs");
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "bedrock-doctor-faults-")));
  const closed = await holdClosedPort();
  try {
    const good = await createAuthority(AMAZONS);
    const expired = await createAuthority(AMAZONS, { expired: true });
    writeFileSync(join(folder, "ca.pem"), `${good.pem}\n${expired.pem}`);
    const at = { folder, preload, authorities: { good, expired }, closedPort: closed.port };
    const go = (one: Play): Promise<Played> => play(one, at);

    const width = Number(values.width);
    const known = await inParallel(
      await makeSetUps(),
      width,
      async (setUp): Promise<Known & { told: Told }> => {
        const played = await go({ setUp, wrongs: NOTHING_WRONG });
        const told = readReport(played);
        if (told === null) throw new Error(`${setUp.name} alone gives no report: ${played.stderr}`);
        return { setUp, asked: played.asked, told };
      },
    );
    const never = wireOperations.filter(
      (operation) => !known.some(({ asked }) => asked.some((one) => one.operation === operation)),
    );
    if (never.length > 0) throw new Error(`No set-up makes the tool call ${never.join(", ")}.`);
    const healthy = (run: Run): Told | undefined =>
      known.find(({ setUp }) => setUp.name === run.setUp.name)?.told;

    const all = makeRuns(known).filter(({ name }) => values.only === undefined || name.includes(values.only));
    const runs = values.ci ? pickRuns(all, CI_RUNS) : all;
    const began = performance.now();
    const results = await inParallel(runs, width, async (run) => {
      const result = judge(run, await go(run), healthy(run));
      return mayBeTheLoad(result) ? result : tell(result);
    });
    for (const [index, result] of results.entries()) {
      if (!mayBeTheLoad(result)) continue;
      console.log(`again  ${result.run.name}, alone`);
      results[index] = tell(judge(result.run, await go(result.run), healthy(result.run)));
    }
    const minutes = (performance.now() - began) / 60_000;
    console.log(printTable(results, minutes));
    return results.every(({ lost, wrong }) => lost.length === 0 && wrong === null) ? 0 : 1;
  } finally {
    closed.release();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Judged = Result & { played: Played };

const slow: readonly string[] = [
  "stall-before-headers",
  "stall-after-headers",
  "slow-drip",
  "tls-stall",
  "proxy-stall",
];

/** Beside others on a busy machine it had too little time, although nothing in it takes any: alone it has not. */
function mayBeTheLoad({ run, played, wrong }: Judged): boolean {
  if (isLate(played) || (played.met === 0 && mustBeMet(run))) return true;
  const undecided = readReport(played)?.verdict === "inconclusive";
  const takesTime = run.faults.some((fault) => slow.includes(fault) || fault === "helper");
  return wrong !== null && undecided && !takesTime;
}

function judge(run: Run, played: Played, healthy: Told | undefined): Judged {
  const fault = run.process?.fault ?? null;
  const lost = whatWasLost(played, fault);
  if (played.met === 0 && mustBeMet(run)) lost.push("what was to go wrong was never asked for");
  const told = readReport(played);
  const speaks = fault === null || fault === "SIGINT" || fault === "SIGTERM";
  if (!speaks || told === null || healthy === undefined) return { run, played, lost, wrong: null };
  const interrupted = told.exitCode === 130;
  // A read that was interrupted leaves the more general code.
  const known = [...healthy.findings.map(({ code }) => code), ...Object.values(withoutRead)];
  const wrong = interrupted
    ? (told.findings.find(({ severity, code }) => severity === "error" && !known.includes(code))?.code ??
      null)
    : whatWasWrong(told, healthy, run.expected);
  return { run, played, lost, wrong };
}

/** What is refused or unknown by name is met outside of the front. */
function mustBeMet({ group, wrongs }: Run): boolean {
  const hosts = wrongs.hosts.filter(({ fault }) => fault !== "refused" && fault !== "dns");
  return group === "single" && wrongs.answers.length + hosts.length + wrongs.proxy.length > 0;
}

function tell(result: Judged): Judged {
  const { run, played, lost, wrong } = result;
  if (lost.length > 0) console.log(`LOST   ${run.name}: ${lost.join("; ")}`);
  if (wrong !== null) console.log(`WRONG  ${run.name}: ${wrong}`);
  if (values.verbose && lost.length === 0 && wrong === null) {
    console.log(`right  ${run.name}: exit ${played.exitCode} in ${Math.round(played.durationMs)} ms`);
  }
  return result;
}

async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  each: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      results[at] = await each(items[at] as T);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`faults: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
