/**
 * The second half of a run: checks, diagnosis and report over what was planned and answered. Apart
 * from the first half so that its code is read while AWS is being waited for.
 */
import { builtInChecks } from "../../checks/index.js";
import { settlePlan } from "../claude-code/settle.js";
import type { Draft, Plan } from "../claude-code/types.js";
import { severityOf } from "../diagnosis/codes.js";
import { diagnose } from "../diagnosis/diagnose.js";
import type { RemedyContext } from "../diagnosis/types.js";
import { runChecks } from "../engine/run-checks.js";
import type { CheckResult } from "../engine/types.js";
import { decideExitCode, decideVerdict } from "../engine/verdict.js";
import { listedProfiles, triedModels } from "../facts/tried-models.js";
import type { Cost, Facts } from "../facts/types.js";
import type { Snapshot } from "../machine/types.js";
import { buildReport } from "../report/build-report.js";
import type { Report, ReportFinding } from "../report/types.js";
import { collectSecrets } from "./collect-secrets.js";
import type { RunOptions } from "./run-options.js";
import { makeSelection } from "./selection.js";
import { docsBase, schemaUrl, version } from "./version.js";

/** Everything that the first half of a run came to. */
export interface Asked {
  draft: Draft;
  snapshot: Snapshot;
  facts: Facts;
  cost: Cost;
  interrupted: boolean;
  /** ISO 8601, UTC. */
  at: string;
  simulated: Report["simulated"];
}

/** @throws UsageError where `--only` or `--skip` names what does not exist */
export function refuseSelection(options: Pick<RunOptions, "only" | "skip">): void {
  makeSelection(builtInChecks, options);
}

/** Judges what was asked. */
export async function judge(asked: Asked, options: RunOptions): Promise<Report> {
  const { draft, snapshot, facts, cost, interrupted, at, simulated } = asked;
  const plan = settlePlan(draft, { profiles: listedProfiles(facts), ...triedModels(facts) });
  const diagnosis = diagnose(plan, facts);
  const checks = runChecks(
    builtInChecks,
    { plan, facts, diagnosis },
    { severityOf, now: () => performance.now(), switchedOff: makeSelection(builtInChecks, options) },
  );
  const findings = await describeFindings(checks, remedyContext(plan, facts));
  const severities = findings.map((one) => one.severity);
  const verdict = decideVerdict(checks, severities);
  return buildReport({
    tool: { version },
    generatedAt: at,
    simulated,
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

function remedyContext(plan: Plan, facts: Facts): RemedyContext {
  return {
    plan,
    identity: facts.identity.state === "answered" ? facts.identity.value : null,
    profiles: facts.inferenceProfiles.state === "answered" ? facts.inferenceProfiles.value.profiles : null,
  };
}
