/**
 * `--wait`: tries again, with growing pauses, until a run passes or the time is over. Access to a model
 * takes minutes to arrive, and so does a person who mends something; the machine is read anew each time.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Cost } from "../facts/types.js";
import type { Report } from "../report/types.js";
import { watchForInterrupt } from "./interrupt.js";

/** Milliseconds: a grant that is there at once is not waited for long, and one of minutes costs few requests. */
const pauses = { first: 5_000, most: 60_000, growth: 1.5 };

export interface Waiting {
  /** Milliseconds from any starting point; never goes back. */
  now(): number;
  /** Ends early, without an error, when the run is interrupted. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  tell(line: string): void;
}

const here: Waiting = {
  now: () => performance.now(),
  pause: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
  tell: (line) => void process.stderr.write(`bedrock-doctor: ${line}\n`),
};

/**
 * Runs until the exit code is 0, at least once.
 *
 * @param seconds - for which another try is begun.
 * @param quiet - says nothing between the tries.
 * @returns the last report, with the cost of all tries.
 */
export async function tryUntilItPasses(
  attempt: () => Promise<Report>,
  { seconds, quiet }: { seconds: number; quiet: boolean },
  { now, pause, tell }: Waiting = here,
): Promise<Report> {
  const end = now() + seconds * 1000;
  let pauseMs = pauses.first;
  let cost: Cost | null = null;
  for (;;) {
    const report = await attempt();
    cost = cost === null ? report.cost : addCost(cost, report.cost);
    const leftMs = end - now();
    if (report.exitCode === 0 || report.exitCode === 130 || leftMs <= 0) return { ...report, cost };
    const waitMs = Math.min(pauseMs, leftMs);
    if (!quiet) tell(`${sayState(report)}; the next try is in ${Math.ceil(waitMs / 1000)} s (--wait)`);
    const interrupt = watchForInterrupt();
    await pause(waitMs, interrupt.signal);
    interrupt.close();
    if (interrupt.signal.aborted) return { ...report, exitCode: 130, cost };
    pauseMs = Math.min(pauseMs * pauses.growth, pauses.most);
  }
}

function sayState({ verdict, findings }: Report): string {
  const [first] = findings;
  if (verdict === "inconclusive" || first === undefined) return "not decided yet";
  return `does not pass yet (${first.code})`;
}

/** The tries follow one another, so that their round trips do too. */
function addCost(one: Cost, other: Cost): Cost {
  const usd =
    one.estimatedUsd === null || other.estimatedUsd === null ? null : one.estimatedUsd + other.estimatedUsd;
  return {
    requests: one.requests + other.requests,
    roundTrips: one.roundTrips + other.roundTrips,
    paidInvocations: one.paidInvocations + other.paidInvocations,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    estimatedUsd: usd,
  };
}
