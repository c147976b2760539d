/**
 * One check and what can come out of it. A check is pure: it gets the settled plan, facts and the
 * diagnosis of the refusals, and returns codes and arguments, never prose for findings.
 */
import type { Plan } from "../claude-code/types.js";
import type { Diagnosis, FindingCode, Found } from "../diagnosis/types.js";
import type { Fact, FactName, Facts, FactValues } from "../facts/types.js";

export type Area =
  | "setup"
  | "region"
  | "credentials"
  | "network"
  | "models"
  | "throughput"
  | "mantle"
  | "caching"
  | "iam"
  | "guardrails"
  | "doctor"
  /** The checks of all plug-ins. */
  | "plugin";

/** What a check may ask for: the plan, the diagnosis, or a fact by its name. */
export type InputName = "plan" | "diagnosis" | FactName;

type Needed<N extends InputName> = N extends "plan"
  ? Plan
  : N extends "diagnosis"
    ? Diagnosis
    : N extends FactName
      ? FactValues[N]
      : never;

type Read<N extends InputName> = N extends "plan"
  ? Plan
  : N extends "diagnosis"
    ? Diagnosis
    : N extends FactName
      ? Fact<FactValues[N]>
      : never;

/** `needs` come narrowed to their value; `reads` come in whatever state they are. */
export type CheckInput<N extends InputName, R extends InputName> = { [K in N]: Needed<K> } & {
  [K in Exclude<R, N>]: Read<K>;
};

export type Outcome =
  /** Shown, and exactly what. One sentence with a full stop. */
  | { kind: "proved"; proved: string }
  | { kind: "found"; found: Found[] }
  /** Could not be decided, and why. One sentence with a full stop. */
  | { kind: "unknown"; reason: string }
  /** Has no object here (Mantle is off). */
  | { kind: "not-applicable"; reason: string }
  /** Would only repeat what that finding already says: the check is blocked by it. */
  | { kind: "consequence"; of: FindingCode }
  /** Decided by what became of that question: the engine finds the cause and says `blocked`, `unknown` or `skipped`. */
  | { kind: "depends"; on: FactName };

export interface Check<N extends InputName = InputName, R extends InputName = InputName> {
  /** `<area>/<name>`. */
  id: string;
  area: Area;
  /** What is true when it passes. */
  title: string;
  /** Every code this check can publish: each code belongs to exactly one check. */
  codes: readonly FindingCode[];
  /** Must be answered, else the check is blocked by what failed. */
  needs: readonly N[];
  /** Given in any state. */
  reads: readonly R[];
  /** The verdict is `inconclusive` when this could not be decided and nothing failed. */
  required?: boolean;
  run(input: CheckInput<N, R>): Outcome;
}

export type CheckStatus = "pass" | "warn" | "fail" | "blocked" | "unknown" | "skipped" | "crashed";

export interface CheckResult {
  id: string;
  area: Area;
  title: string;
  status: CheckStatus;
  required: boolean;
  /** What exactly was shown, or why nothing could be. */
  proved: string;
  durationMs: number;
  blockedBy?: FindingCode[];
  found: Found[];
}

export interface RunInput {
  plan: Plan;
  facts: Facts;
  diagnosis: Diagnosis;
}

export type Verdict = "pass" | "warn" | "fail" | "inconclusive";

/** A check with its inputs erased, as the list and the engine hold it. */
export interface AnyCheck {
  id: string;
  area: Area;
  title: string;
  codes: readonly FindingCode[];
  needs: readonly InputName[];
  reads: readonly InputName[];
  required: boolean;
  run(input: Record<string, unknown>): Outcome;
}
