/**
 * Puts the parts of a run together into the report, version 1, and redacts the whole of it. Every
 * format is made from what this returns, so that none can show what another one hides.
 */
import type { Plan } from "../claude-code/types.js";
import type { CheckResult } from "../engine/types.js";
import type { Cost, Facts } from "../facts/types.js";
import { redact } from "./redact.js";
import type { Report, ReportCheck, ReportFinding, ReportIdentity } from "./types.js";

export interface ReportInput {
  tool: { version: string };
  /** ISO 8601, UTC. */
  generatedAt: string;
  simulated: Report["simulated"];
  mode: Report["mode"];
  plan: Plan;
  facts: Facts;
  /** In the declared order. */
  checks: readonly CheckResult[];
  /** In the order of the report. */
  findings: readonly ReportFinding[];
  verdict: Report["verdict"];
  exitCode: Report["exitCode"];
  cost: Cost;
  /** What the configuration ignores, and the configuration; absent where there was none. */
  suppressed?: Report["suppressed"];
  configuration?: Report["configuration"];
  /** What an earlier report had replaced, where this one is made from it. */
  replaced?: Report["redactions"];
  /** Every secret the machine holds; none of them is in the result. */
  secrets: readonly { reveal(): string }[];
  /** Address of the JSON Schema. */
  schemaUrl: string;
}

/** The report of a run: complete, serialisable, in the field order of the contract, and redacted. */
export function buildReport(input: ReportInput): Report {
  const { value, redactions } = redact<Report>(
    {
      $schema: input.schemaUrl,
      schemaVersion: 1,
      tool: { name: "bedrock-doctor", version: input.tool.version },
      generatedAt: input.generatedAt,
      simulated: input.simulated,
      mode: input.mode,
      verdict: input.verdict,
      exitCode: input.exitCode,
      plan: input.plan,
      identity: identityOf(input.plan, input.facts),
      facts: input.facts,
      checks: input.checks.map(reportCheck),
      findings: [...input.findings],
      suppressed: [...(input.suppressed ?? [])],
      ...(input.configuration === undefined ? {} : { configuration: input.configuration }),
      redactions: [],
      cost: input.cost,
    },
    input.secrets,
    input.replaced?.length,
  );
  return { ...value, redactions: [...(input.replaced ?? []), ...redactions] };
}

/**
 * Who the SigV4 credentials are, as STS answered. AWS never tells whose an API key is: beside one
 * the answer is about the credentials that the key hides, and with a key alone there is none.
 */
function identityOf(plan: Plan, { identity }: Facts): ReportIdentity | null {
  if (identity.state !== "answered") return null;
  const { arn, account, principalType } = identity.value;
  if (!plan.credentials.kind.startsWith("api-key-")) {
    return { arn, account, principalType, of: plan.credentials.source };
  }
  const hidden = plan.credentials.others.find(({ kind }) => !kind.startsWith("api-key-"));
  if (hidden === undefined) return null;
  return {
    arn,
    account,
    principalType,
    of: `${hidden.source}, which the API key hides: it is not the identity that invokes`,
  };
}

function reportCheck(result: CheckResult): ReportCheck {
  const { id, area, title, status, required, proved, durationMs, blockedBy, found } = result;
  return {
    id,
    area,
    title,
    status,
    required,
    proved,
    durationMs,
    ...(blockedBy === undefined ? {} : { blockedBy }),
    findings: [...new Set(found.map(({ code }) => code))],
  };
}
