/**
 * `run`: snapshot, draft plan, facts, settled plan, checks, diagnosis, report, in that order and no
 * other. Everything that the rooms may not touch themselves (process, clock, streams) is given from here.
 */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { builtInChecks } from "../../checks/index.js";
import { draftPlan } from "../claude-code/plan.js";
import { settlePlan } from "../claude-code/settle.js";
import type { Draft, Plan, PlanOptions } from "../claude-code/types.js";
import { severityOf } from "../diagnosis/codes.js";
import { diagnose } from "../diagnosis/diagnose.js";
import type { RemedyContext } from "../diagnosis/types.js";
import { runChecks } from "../engine/run-checks.js";
import type { CheckResult } from "../engine/types.js";
import { decideExitCode, decideVerdict } from "../engine/verdict.js";
import { gatherFacts } from "../facts/gather.js";
import type { Cost, Facts } from "../facts/types.js";
import { readMachine } from "../machine/read-machine.js";
import { realHost } from "../machine/real-host.js";
import type { Snapshot } from "../machine/types.js";
import { buildReport } from "../report/build-report.js";
import type { Report, ReportFinding } from "../report/types.js";
import { collectSecrets } from "./collect-secrets.js";
import { watchForInterrupt } from "./interrupt.js";
import { printReport } from "./print-report.js";
import { showProgress } from "./progress.js";
import type { RunOptions } from "./run-options.js";
import { makeSelection } from "./selection.js";
import { openStage, type Stage } from "./stage.js";
import { UsageError } from "./usage-error.js";
import { docsBase, schemaUrl, version } from "./version.js";

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
    const switchedOff = makeSelection(builtInChecks, options);
    const snapshot = takeSnapshot(stage, options);
    const draft = withoutNodesOwnRoots(draftPlan(snapshot, planOptions(options)), snapshot, stage);
    await stage.adopt(draft);
    const { facts, cost, interrupted } = await ask(draft, stage, options);
    const plan = settlePlan(draft, { profiles: listedProfiles(facts) });
    const diagnosis = diagnose(plan, facts);
    const checks = runChecks(
      builtInChecks,
      { plan, facts, diagnosis },
      { severityOf, now: () => performance.now(), switchedOff },
    );
    const findings = await describeFindings(checks, remedyContext(plan, facts));
    const severities = findings.map((one) => one.severity);
    const verdict = decideVerdict(checks, severities);
    return buildReport({
      tool: { version },
      generatedAt: new Date(stage.now()).toISOString(),
      simulated: stage.simulated,
      mode: options.mode,
      plan,
      facts,
      checks,
      findings,
      verdict,
      exitCode: interrupted ? 130 : decideExitCode(verdict, severities, options.failOn),
      cost,
      secrets: collectSecrets(snapshot),
      schemaUrl,
    });
  } finally {
    await stage.close();
  }
}

function takeSnapshot(stage: Stage, options: RunOptions): Snapshot {
  const host = stage.host ?? realHost(options.cwd === undefined ? {} : { cwd: existingFolder(options.cwd) });
  const snapshot = readMachine(host, {
    trustProject: options.trustProject === true,
    ...(options.settings === undefined ? {} : { settingsFile: options.settings }),
  });
  const named = snapshot.settings.find((file) => file.scope === "command-line");
  if (named?.status === "absent") {
    throw new UsageError(`--settings names ${named.file}, and there is no such file`);
  }
  return snapshot;
}

function existingFolder(path: string): string {
  const folder = resolve(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`--cwd names ${path}, and there is no such folder`);
  }
  return folder;
}

function planOptions(options: RunOptions): PlanOptions {
  return {
    mode: options.mode,
    trustProject: options.trustProject === true,
    ...(options.model === undefined ? {} : { model: options.model }),
    ...(options.claudeVersion === undefined ? {} : { claudeVersion: options.claudeVersion }),
    ...(options.region === undefined ? {} : { region: options.region }),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
  };
}

async function ask(
  draft: Draft,
  stage: Stage,
  options: RunOptions,
): Promise<{ facts: Facts; cost: Cost; interrupted: boolean }> {
  const interrupt = watchForInterrupt();
  const progress = showProgress();
  try {
    const { facts, cost } = await gatherFacts({
      draft,
      settle: (known) => settlePlan(draft, known),
      options: {
        offline: options.offline === true,
        noInvoke: !options.invoke,
        firstUse: options.firstUse === true,
      },
      transport: stage.dial === null ? {} : { dial: stage.dial },
      clock: stage.now,
      monotonic: () => performance.now(),
      version,
      limits: { ...limits, runMs: options.timeout * 1000 },
      signal: interrupt.signal,
      onProgress: progress.update,
    });
    return { facts, cost, interrupted: interrupt.signal.aborted };
  } finally {
    progress.close();
    interrupt.close();
  }
}

/** The catalogue's prose is loaded when there is something to say: mostly there is not. */
async function describeFindings(
  checks: readonly CheckResult[],
  context: RemedyContext,
): Promise<ReportFinding[]> {
  if (checks.every((check) => check.found.length === 0)) return [];
  const { buildFindings } = await import("../diagnosis/build-findings.js");
  return buildFindings(checks, context, docsBase);
}

/**
 * Node has read this process's own NODE_EXTRA_CA_CERTS at start: giving it the same certificates again
 * would only make it parse every root a second time.
 */
function withoutNodesOwnRoots(draft: Draft, snapshot: Snapshot, stage: Stage): Draft {
  const own = stage.host === null ? process.env.NODE_EXTRA_CA_CERTS : undefined;
  const pem = snapshot.trustRoots.find((one) => one.file === own)?.pem;
  const trustRoots = draft.wiring.trustRoots.filter((one) => one !== pem);
  return { ...draft, wiring: { ...draft.wiring, trustRoots } };
}

function listedProfiles(facts: Facts): string[] | null {
  const { inferenceProfiles } = facts;
  return inferenceProfiles.state === "answered"
    ? inferenceProfiles.value.profiles.map((one) => one.id)
    : null;
}

function remedyContext(plan: Plan, facts: Facts): RemedyContext {
  return {
    plan,
    identity: facts.identity.state === "answered" ? facts.identity.value : null,
    profiles: facts.inferenceProfiles.state === "answered" ? facts.inferenceProfiles.value.profiles : null,
  };
}
