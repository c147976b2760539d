/**
 * `run`: snapshot, draft plan, facts, settled plan, checks, diagnosis, report, in that order and no
 * other. Everything that the rooms may not touch themselves (process, clock, streams) is given from here.
 */
import { draftPlan } from "../claude-code/plan.js";
import { nextInChain, settlePlan } from "../claude-code/settle.js";
import type { Draft } from "../claude-code/types.js";
import { gatherFacts } from "../facts/gather.js";
import type { Cost, Facts } from "../facts/types.js";
import type { Snapshot } from "../machine/types.js";
import type { Report } from "../report/types.js";
import { watchForInterrupt } from "./interrupt.js";
import { showProgress } from "./progress.js";
import type { RunOptions } from "./run-options.js";
import { planOptions, takeSnapshot } from "./snapshot.js";
import { openStage, type Stage } from "./stage.js";
import { systemTrustOf } from "./system-trust.js";
import { version } from "./version.js";

/** How long a question may take, in ms; for credentials the client's own limit. */
const limits = { connectMs: 5_000, requestMs: 10_000, credentialsMs: 60_000 };

/**
 * Diagnoses a machine and prints the report.
 *
 * @returns the exit code.
 * @throws UsageError for options that cannot be used together or name what does not exist.
 */
export async function runCommand(options: RunOptions): Promise<number> {
  const report = await diagnoseOn(await openStage(options), options);
  const { printReport } = await import("./second-half.js");
  printReport(report, options);
  return report.exitCode;
}

/**
 * Runs all rooms once on a stage, and closes it.
 *
 * @throws UsageError as `runCommand` does.
 */
export async function diagnoseOn(stage: Stage, options: RunOptions): Promise<Report> {
  try {
    if (options.only !== undefined || options.skip !== undefined) {
      (await import("./second-half.js")).refuseSelection(options);
    }
    const snapshot = takeSnapshot(stage.host, options);
    const draft = draftPlan(snapshot, planOptions(options));
    await stage.adopt(draft);
    const answers = await ask(draft, snapshot, stage, options);
    const { judge } = await import("./second-half.js");
    const at = new Date(stage.now()).toISOString();
    return await judge({ draft, snapshot, ...answers, at, simulated: stage.simulated }, options);
  } finally {
    await stage.close();
  }
}

/** Begins to read the code of the second half once the first questions are on their way. */
function readAhead(): void {
  setImmediate(() => void import("./second-half.js"));
}

async function ask(
  draft: Draft,
  snapshot: Snapshot,
  stage: Stage,
  options: RunOptions,
): Promise<{ facts: Facts; cost: Cost; interrupted: boolean }> {
  const interrupt = watchForInterrupt();
  const progress = showProgress();
  try {
    const { facts, cost } = await gatherFacts({
      draft,
      settle: (known) => settlePlan(draft, known),
      next: nextInChain,
      options: {
        offline: options.offline === true,
        noInvoke: !options.invoke,
        firstUse: options.firstUse === true,
        deep: options.deep === true,
      },
      transport: {
        rootsKnownToNode: areNodesOwnRoots(draft, snapshot, stage),
        ...(stage.dial === null ? { systemRoots: systemTrustOf(draft.plan) } : { dial: stage.dial }),
      },
      clock: stage.now,
      monotonic: () => performance.now(),
      version,
      limits: { ...limits, runMs: options.timeout * 1000 },
      signal: interrupt.signal,
      onProgress: (event) => {
        if (event.state === "asked" && event.fact === "modelAccess") readAhead();
        progress.update(event);
      },
    });
    return { facts, cost, interrupted: interrupt.signal.aborted };
  } finally {
    progress.close();
    interrupt.close();
  }
}

/**
 * Node has read this process's own NODE_EXTRA_CA_CERTS at start: where the client trusts these and no
 * others, its own context will do, and none of its roots has to be parsed a second time.
 */
function areNodesOwnRoots({ wiring }: Draft, snapshot: Snapshot, stage: Stage): boolean {
  const own = stage.host === null ? process.env.NODE_EXTRA_CA_CERTS : undefined;
  const pem = snapshot.trustRoots.find((one) => one.file === own)?.pem;
  return wiring.trustRoots.every((one) => one === pem);
}
