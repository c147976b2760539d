/**
 * `run`: snapshot, draft plan, facts, settled plan, checks, diagnosis, report, in that order and no
 * other. Everything that the rooms may not touch themselves (process, clock, streams) is given from here.
 */
import { builtInChecks } from "../../checks/index.js";
import { draftPlan } from "../claude-code/plan.js";
import { nextInChain, settlePlan } from "../claude-code/settle.js";
import type { Draft, Plan } from "../claude-code/types.js";
import { severityOf } from "../diagnosis/codes.js";
import { diagnose } from "../diagnosis/diagnose.js";
import type { RemedyContext } from "../diagnosis/types.js";
import { runChecks } from "../engine/run-checks.js";
import type { CheckResult } from "../engine/types.js";
import { decideExitCode, decideVerdict } from "../engine/verdict.js";
import { gatherFacts } from "../facts/gather.js";
import { triedModels } from "../facts/tried-models.js";
import type { Cost, Facts } from "../facts/types.js";
import type { Snapshot } from "../machine/types.js";
import { buildReport } from "../report/build-report.js";
import type { Report, ReportFinding } from "../report/types.js";
import { collectSecrets } from "./collect-secrets.js";
import { watchForInterrupt } from "./interrupt.js";
import { printReport } from "./print-report.js";
import { showProgress } from "./progress.js";
import type { RunOptions } from "./run-options.js";
import { makeSelection } from "./selection.js";
import { planOptions, takeSnapshot } from "./snapshot.js";
import { openStage, type Stage } from "./stage.js";
import { systemTrustOf } from "./system-trust.js";
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
    const snapshot = takeSnapshot(stage.host, options);
    const draft = draftPlan(snapshot, planOptions(options));
    await stage.adopt(draft);
    const { facts, cost, interrupted } = await ask(draft, snapshot, stage, options);
    const plan = settlePlan(draft, { profiles: listedProfiles(facts), ...triedModels(facts) });
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
 * Node has read this process's own NODE_EXTRA_CA_CERTS at start: where the client trusts these and no
 * others, its own context will do, and none of its roots has to be parsed a second time.
 */
function areNodesOwnRoots({ wiring }: Draft, snapshot: Snapshot, stage: Stage): boolean {
  const own = stage.host === null ? process.env.NODE_EXTRA_CA_CERTS : undefined;
  const pem = snapshot.trustRoots.find((one) => one.file === own)?.pem;
  return wiring.trustRoots.every((one) => one === pem);
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
