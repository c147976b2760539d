/** The report, version 1: the public shape. Only additions are allowed inside version 1. */
import type { Plan } from "../claude-code/types.js";
import type { Evidence, FindingCode, Remedy, Severity } from "../diagnosis/types.js";
import type { RuleUse } from "../engine/gate.js";
import type { Area, CheckStatus, Verdict } from "../engine/types.js";
import type { Cost, Facts } from "../facts/types.js";
import type { Location } from "../machine/types.js";

export interface ReportFinding {
  code: FindingCode;
  severity: Severity;
  /** The id of the check that published it. */
  check: string;
  title: string;
  measured: string;
  expected: string;
  why: string;
  clientShows?: string;
  remedy: Remedy;
  /** Address of the documentation. */
  docs: string;
  cause: boolean;
  /** Ids of the checks it blocked. */
  blocks: string[];
  locations: Location[];
  evidence: Evidence[];
}

export interface ReportCheck {
  id: string;
  area: Area;
  title: string;
  status: CheckStatus;
  /** The verdict is inconclusive where this could not be decided and nothing failed. */
  required: boolean;
  proved: string;
  durationMs: number;
  blockedBy?: FindingCode[];
  findings: FindingCode[];
}

export interface ReportIdentity {
  arn: string;
  account: string;
  principalType: string;
  /** The credentials it belongs to; with an API key it is not the identity that invokes. */
  of: string;
}

/** The configuration of the run, and what became of each of its ignores. */
export interface ReportConfiguration {
  file: string;
  ignore: RuleUse[];
  severity: Partial<Record<FindingCode, Severity>>;
  expect: { account?: string; region?: string; model?: string };
}

export interface Report {
  $schema: string;
  schemaVersion: 1;
  tool: { name: "bedrock-doctor"; version: string };
  /** ISO 8601, UTC. */
  generatedAt: string;
  simulated: { scenario: string; machine: "scenario" | "this" } | null;
  mode: "print" | "interactive";
  verdict: Verdict;
  exitCode: 0 | 1 | 2 | 3 | 130;
  plan: Plan;
  identity: ReportIdentity | null;
  facts: Facts;
  checks: ReportCheck[];
  findings: ReportFinding[];
  suppressed: (ReportFinding & { reason: string; until?: string })[];
  /** Absent where there was none. */
  configuration?: ReportConfiguration;
  redactions: { kind: string; token: string; count: number }[];
  cost: Cost;
}
