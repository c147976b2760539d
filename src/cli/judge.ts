/**
 * The second half of a run: checks, diagnosis and report over what was planned and answered. Apart
 * from the first half so that its code is read while AWS is being waited for.
 */

import { builtInChecks } from "../../checks/index.js";
import { settlePlan } from "../claude-code/settle.js";
import type { Draft, Plan } from "../claude-code/types.js";
import { severityOf } from "../diagnosis/codes.js";
import { callerIdentity } from "../diagnosis/credentials/caller.js";
import { diagnose } from "../diagnosis/diagnose.js";
import type { Found, RemedyContext } from "../diagnosis/types.js";
import type { LoadedPlugin, PluginWords } from "../engine/plugins/types.js";
import { runChecks } from "../engine/run-checks.js";
import type { AnyCheck, CheckResult } from "../engine/types.js";
import { decideExitCode, decideVerdict } from "../engine/verdict.js";
import { listedProfiles, triedModels } from "../facts/tried-models.js";
import type { Cost, Facts } from "../facts/types.js";
import type { Snapshot } from "../machine/types.js";
import { buildReport, type ReportInput } from "../report/build-report.js";
import type { Report, ReportFinding } from "../report/types.js";
import { collectSecrets } from "./collect-secrets.js";
import { monotonic } from "./monotonic.js";
import type { Configuration } from "./read-configuration.js";
import type { RunOptions } from "./run-options.js";
import { makeSelection } from "./selection.js";
import { docsBase, schemaUrl, version } from "./version.js";

/** Everything that the first half of a run came to. */
export interface Asked {
  draft: Draft;
  snapshot: Snapshot;
  facts: Facts;
  cost: Cost;
  /** Secrets that the run came by: keys of a session, renewed tokens. */
  obtained: readonly { reveal(): string }[];
  interrupted: boolean;
  /** ISO 8601, UTC. */
  at: string;
  simulated: Report["simulated"];
  configuration: Configuration | null;
  plugins: readonly LoadedPlugin[];
}

/** @throws UsageError where `--only` or `--skip` names what does not exist */
export function refuseSelection(
  options: Pick<RunOptions, "only" | "skip">,
  further: readonly AnyCheck[] = [],
): void {
  makeSelection([...builtInChecks, ...further], options);
}

/** Judges what was asked. */
export async function judge(asked: Asked, options: RunOptions): Promise<Report> {
  const { draft, snapshot, facts, cost, interrupted, at, simulated, configuration, plugins } = asked;
  const plan = settlePlan(draft, { profiles: listedProfiles(facts), ...triedModels(facts) });
  const judged = { plan, facts, cost, generatedAt: at, simulated, mode: options.mode };
  const secrets = [...collectSecrets(snapshot), ...asked.obtained];
  const report = await judgePlan({ ...judged, configuration, secrets, plugins }, options);
  return interrupted ? { ...report, exitCode: 130 } : report;
}

/** What today's checks make of a plan and facts, whoever asked, and when. */
export async function judgePlan(
  judged: Omit<
    ReportInput,
    "tool" | "schemaUrl" | "checks" | "findings" | "suppressed" | "verdict" | "exitCode" | "configuration"
  > & {
    configuration: Configuration | null;
    plugins?: readonly LoadedPlugin[];
  },
  options: Pick<RunOptions, "only" | "skip" | "failOn"> & Partial<Pick<RunOptions, "timeout">>,
  builtIn: readonly AnyCheck[] = builtInChecks,
): Promise<Report> {
  const { plan, facts, configuration, plugins = [], ...rest } = judged;
  const diagnosis = diagnose(plan, facts);
  const ofPlugins = plugins.length === 0 ? null : await import("./plugins/judge-plugins.js");
  const listed = ofPlugins === null ? builtIn : [...builtIn, ...ofPlugins.listPluginChecks(plugins)];
  const input = { plan, facts, diagnosis };
  const switchedOff = makeSelection(listed, options);
  const own = runChecks(builtIn, input, { severityOf, now: monotonic, switchedOff });
  const judgedByPlugins = await ofPlugins?.judgePlugins(plugins, input, {
    secrets: rest.secrets,
    limitMs: (options.timeout ?? 60) * 1000,
    switchedOff,
  });
  const results = judgedByPlugins === undefined ? own : [...own, ...judgedByPlugins.results];
  const severityNow = judgedByPlugins?.severityOf ?? severityOf;
  const gate = configuration === null ? null : await import("../engine/gate.js");
  const gated = configuration && gate ? gate.applyGate(listed, results, configuration, severityNow) : null;
  const described = await describeFindings(
    gated?.all ?? results,
    remedyContext(plan, facts),
    judgedByPlugins?.wordsOf,
  );
  const findings = described.filter((one) => (gated?.ruleOf(one) ?? null) === null);
  const severities = findings.map((one) => one.severity);
  const verdict = decideVerdict(gated?.forVerdict ?? results, severities);
  return buildReport({
    ...rest,
    plan,
    facts,
    tool: { version },
    checks: gated?.kept ?? results,
    findings,
    ...(configuration === null || gated === null
      ? {}
      : {
          suppressed: described.flatMap((one) => {
            const rule = gated.ruleOf(one);
            if (rule === null) return [];
            const { reason, until } = rule;
            return [{ ...one, reason, ...(until === undefined ? {} : { until }) }];
          }),
          configuration: {
            file: configuration.file,
            ignore: gated.uses,
            severity: configuration.severity,
            expect: configuration.expect,
          },
        }),
    verdict,
    exitCode: decideExitCode(verdict, severities, options.failOn),
    schemaUrl,
  });
}

/** The catalogue's prose is loaded when there is something to say: mostly there is not. */
async function describeFindings(
  checks: readonly CheckResult[],
  context: RemedyContext,
  wordsOf?: (found: Found) => PluginWords | undefined,
): Promise<ReportFinding[]> {
  if (checks.every((check) => check.found.length === 0)) return [];
  const { buildFindings } = await import("../diagnosis/build-findings.js");
  return buildFindings(checks, context, docsBase, wordsOf);
}

function remedyContext(plan: Plan, facts: Facts): RemedyContext {
  return {
    plan,
    identity: callerIdentity(plan, facts),
    profiles: facts.inferenceProfiles.state === "answered" ? facts.inferenceProfiles.value.profiles : null,
  };
}
