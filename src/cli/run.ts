/**
 * `run`: snapshot, draft plan, facts, settled plan, checks, diagnosis, report, in that order and no
 * other. Everything that the rooms may not touch themselves (process, clock, streams) is given from here.
 */

import type { SystemRoots } from "../aws/trust.js";
import { draftPlan } from "../claude-code/plan.js";
import { nextInChain, settlePlan } from "../claude-code/settle.js";
import type { Draft, Plan } from "../claude-code/types.js";
import { gatherFacts } from "../facts/gather.js";
import type { Cost, Facts } from "../facts/types.js";
import type { Snapshot } from "../machine/types.js";
import type { Report } from "../report/types.js";
import { findConfiguration } from "./find-configuration.js";
import { watchForInterrupt } from "./interrupt.js";
import type { Asked } from "./judge.js";
import { keepOut } from "./known-secrets.js";
import { monotonic } from "./monotonic.js";
import { showProgress } from "./progress.js";
import type { Configuration, FurtherChecks } from "./read-configuration.js";
import type { RunOptions } from "./run-options.js";
import { planOptions, takeSnapshot } from "./snapshot.js";
import { openStage, type Stage } from "./stage.js";
import { systemTrustOf, trustsSystemStore } from "./system-trust.js";
import { UsageError } from "./usage-error.js";
import { version } from "./version.js";

/** How long a question may take, in ms; for credentials the client's own limit. */
const limits = { connectMs: 5_000, requestMs: 10_000, credentialsMs: 60_000 };

/**
 * Diagnoses a machine and prints the report.
 *
 * @returns the exit code.
 * @throws UsageError for options that cannot be used together or name what does not exist, and for a
 *   file that cannot be written.
 */
export async function runCommand(options: RunOptions): Promise<number> {
  // Never closed: whatever comes before and after the questions ends with a report as well.
  watchForInterrupt();
  if (options.quiet === true && options.verbose === true) {
    throw new UsageError("--quiet and --verbose exclude each other");
  }
  if (options.output !== undefined || options.report !== undefined) {
    (await import("./report-files.js")).refuseFiles(options);
  }
  const report = await diagnoseOn(await openStage(options), options);
  const { printReport } = await import("./second-half.js");
  await printReport(report, options);
  if (report.checks.some(({ area }) => area === "plugin")) {
    (await import("./plugins/contain.js")).endSoon(report.exitCode);
  }
  return report.exitCode;
}

/** A run for a program: the report, and nothing printed. */
export async function diagnoseWith(options: RunOptions): Promise<Report> {
  return diagnoseOn(await openStage(options), options);
}

/**
 * Runs all rooms on a stage, once or until it passes (`--wait`), and closes it.
 *
 * @throws UsageError as `runCommand` does.
 */
export async function diagnoseOn(stage: Stage, options: RunOptions): Promise<Report> {
  try {
    const { wait, quiet } = options;
    if (wait === undefined) return await diagnoseOnce(stage, options);
    const { tryUntilItPasses } = await import("./wait.js");
    return await tryUntilItPasses(() => diagnoseOnce(stage, options), {
      seconds: wait,
      quiet: quiet === true,
    });
  } finally {
    await stage.close();
  }
}

/** Leaves the stage open for the next time. */
async function diagnoseOnce(stage: Stage, options: RunOptions): Promise<Report> {
  // Only what the command line names can hold plug-ins.
  const ofPlugins =
    options.plugin === undefined && options.config === undefined
      ? null
      : await import("./plugins/plugins-of-run.js");
  const plugins = (await ofPlugins?.pluginsOfRun(options)) ?? [];
  const checks = ofPlugins?.listPluginChecks(plugins) ?? [];
  if (options.only !== undefined || options.skip !== undefined) {
    (await import("./second-half.js")).refuseSelection(options, checks);
  }
  const configuration = await configurationOf(
    options,
    plugins.length === 0 ? undefined : { checks, plugins },
  );
  const snapshot = takeSnapshot(stage.host, options);
  const draft = draftPlan(snapshot, planOptions(withExpected(options, configuration)));
  await stage.adopt(draft);
  const answers = await ask(draft, snapshot, stage, options);
  const { judge } = await import("./second-half.js");
  const at = new Date(stage.now()).toISOString();
  const { simulated } = stage;
  return await judge({ draft, snapshot, ...answers, at, simulated, configuration, plugins }, options);
}

/** It is the tool's and not the machine's, so a scenario has none of its own: its days are those of the calendar. */
async function configurationOf(
  { config, cwd }: RunOptions,
  further?: FurtherChecks,
): Promise<Configuration | null> {
  const file = config ?? findConfiguration(cwd ?? process.cwd());
  if (file === null) return null;
  const { readConfiguration } = await import("./read-configuration.js");
  const today = new Date().toISOString().slice(0, 10);
  return readConfiguration(file, config === undefined ? null : "--config", today, further);
}

/** What the command line expects goes before what the configuration does. */
function withExpected(options: RunOptions, configuration: Configuration | null): RunOptions {
  if (configuration === null) return options;
  const { account, region, model } = configuration.expect;
  return {
    ...(account === undefined ? {} : { expectAccount: account }),
    ...(region === undefined ? {} : { expectRegion: region }),
    ...(model === undefined ? {} : { expectModel: model }),
    ...options,
  };
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
): Promise<{ facts: Facts; cost: Cost; obtained: Asked["obtained"]; interrupted: boolean }> {
  const interrupt = watchForInterrupt();
  const progress = showProgress(options.quiet === true);
  try {
    const { facts, cost, secrets } = await gatherFacts({
      draft,
      settle: (known) => settlePlan(draft, known),
      next: nextInChain,
      requiredAccess: async (plan, known) =>
        (await import("../claude-code/required-access.js")).requiredAccess(plan, known),
      options: {
        offline: options.offline === true,
        noInvoke: !options.invoke,
        firstUse: options.firstUse === true,
        deep: options.deep === true,
      },
      transport: {
        rootsKnownToNode: areNodesOwnRoots(draft, snapshot, stage),
        ...(stage.dial === null
          ? { systemRoots: systemTrustOf(draft.plan) }
          : { dial: stage.dial, ...systemRootsOf(stage, draft.plan) }),
      },
      clock: stage.now,
      monotonic,
      version,
      limits: { ...limits, runMs: options.timeout * 1000 },
      runCommand: stage.runCommand,
      ...(options.refresh === false ? {} : { updateJsonFile: stage.saveToken }),
      signal: interrupt.signal,
      onProgress: (event) => {
        if (event.state === "asked" && event.fact === "modelAccess") readAhead();
        progress.update(event);
      },
    });
    keepOut(secrets);
    return { facts, cost, obtained: secrets, interrupted: interrupt.signal.aborted };
  } finally {
    progress.close();
    interrupt.close();
  }
}

function systemRootsOf({ systemRoots }: Stage, plan: Plan): { systemRoots?: () => Promise<SystemRoots> } {
  if (systemRoots === undefined) return {};
  return {
    systemRoots: async () =>
      trustsSystemStore(plan) ? { state: "read", pem: systemRoots } : { state: "unused" },
  };
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
