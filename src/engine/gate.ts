/**
 * The configuration's part in a run: other severities, and findings that are ignored for a reason. An
 * ignored finding never changes the verdict, neither by itself nor by what it blocks, and it is never
 * lost: whoever builds the report shows it as suppressed.
 */
import type { FindingCode, Severity } from "../diagnosis/types.js";
import { type SeverityOf, sayFound, worst } from "./run-checks.js";
import type { AnyCheck, CheckResult } from "./types.js";

/** What a finding is told by: exactly one of the three. */
export interface IgnoreRule {
  code?: string;
  check?: string;
  area?: string;
  reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`, UTC. */
  until?: string;
  /** Its day is over: it ignores nothing any more. */
  expired: boolean;
}

export interface Gate {
  ignore: readonly IgnoreRule[];
  severity: Readonly<Partial<Record<FindingCode, Severity>>>;
}

/** What became of a rule. `used` ignored at least one finding. */
export interface RuleUse extends Omit<IgnoreRule, "expired"> {
  state: "used" | "unused" | "expired";
  /** One sentence, where it did not do what it is there for. */
  note?: string;
}

export interface Gated {
  /** With everything that was found, in the severities that hold. */
  all: CheckResult[];
  /** Without what is ignored: what the report lists. */
  kept: CheckResult[];
  /** What the verdict is made of: nothing that an ignored finding brought down is required in it. */
  forVerdict: CheckResult[];
  /** The rule that ignores a finding, or null. */
  ruleOf(finding: { code: FindingCode; check: string }): IgnoreRule | null;
  uses: RuleUse[];
}

/** Holds the results of the checks against the configuration. */
export function applyGate(
  checks: readonly AnyCheck[],
  results: readonly CheckResult[],
  gate: Gate,
  severityOf: SeverityOf,
): Gated {
  const severityNow: SeverityOf = (code) => gate.severity[code] ?? severityOf(code);
  const areas = new Map(results.map(({ id, area }) => [id, area as string]));
  const ruleOf: Gated["ruleOf"] = ({ code, check }) =>
    gate.ignore.find((rule) => !rule.expired && matches(rule, code, check, areas.get(check))) ?? null;
  const all = results.map((one) => withSeverities(one, gate, severityNow));
  const kept = all.map((one) => withoutIgnored(one, ruleOf, severityNow));
  const left = new Set(kept.flatMap(({ found }) => found.map(({ code }) => code)));
  const ignored = new Set(
    all.flatMap(({ found }) => found.map(({ code }) => code)).filter((code) => !left.has(code)),
  );
  return {
    all,
    kept,
    forVerdict: kept.map((one) =>
      one.status === "blocked" && one.blockedBy?.every((code) => ignored.has(code)) === true
        ? { ...one, required: false }
        : one,
    ),
    ruleOf,
    uses: gate.ignore.map((rule) => useOf(rule, checks, all, areas)),
  };
}

function matches(rule: IgnoreRule, code: string, check: string, area: string | undefined): boolean {
  if (rule.code !== undefined) return rule.code === code;
  // That a check crashed is said of the tool, and is no answer of the check.
  if (code === "doctor.check-crashed") return false;
  return rule.check === undefined ? rule.area === area : rule.check === check;
}

/** A severity that the check gave itself gives way too: the configuration names the code as it is shown. */
function withSeverities(result: CheckResult, gate: Gate, severityNow: SeverityOf): CheckResult {
  if (!result.found.some(({ code }) => gate.severity[code] !== undefined)) return result;
  const found = result.found.map((one) => {
    const severity = gate.severity[one.code];
    return severity === undefined ? one : { ...one, severity };
  });
  return { ...result, found, status: statusOf({ ...result, found }, severityNow) };
}

function withoutIgnored(result: CheckResult, ruleOf: Gated["ruleOf"], severityNow: SeverityOf): CheckResult {
  const found = result.found.filter(({ code }) => ruleOf({ code, check: result.id }) === null);
  if (found.length === result.found.length) return result;
  const codes = [...new Set(result.found.map(({ code }) => code))].filter((code) =>
    found.every((one) => one.code !== code),
  );
  const names = codes.join(", ");
  if (result.status === "crashed") return { ...result, found };
  // Neither a pass, which was not shown, nor a failure, which nobody wants to hear of.
  if (found.length === 0) {
    const proved = `Found ${names}, which the configuration ignores.`;
    return { ...result, found, status: "skipped", proved };
  }
  const status = statusOf({ ...result, found }, severityNow);
  return { ...result, found, status, proved: `${sayFound(found)} The configuration ignores ${names}.` };
}

function statusOf({ status, found }: CheckResult, severityNow: SeverityOf): CheckResult["status"] {
  return status === "crashed" ? status : worst(found, severityNow);
}

function useOf(
  { expired, ...rule }: IgnoreRule,
  checks: readonly AnyCheck[],
  results: readonly CheckResult[],
  areas: ReadonlyMap<string, string>,
): RuleUse {
  const hits = results.filter(({ id, found }) =>
    found.some(({ code }) => matches({ ...rule, expired }, code, id, areas.get(id))),
  );
  if (expired) {
    const found = hits.length === 0 ? "Nothing of it was found." : "What it was for is reported again.";
    return { ...rule, state: "expired", note: `It ended on ${rule.until}. ${found}` };
  }
  if (hits.length > 0) return { ...rule, state: "used" };
  const scope = checks.filter((check) => isIn(rule, check)).map(({ id }) => id);
  const decided = results.some(
    ({ id, status }) => scope.includes(id) && (status === "pass" || status === "warn" || status === "fail"),
  );
  return {
    ...rule,
    state: "unused",
    note: decided
      ? "Nothing of it was found."
      : "Nothing of it was found; what looks for it was skipped or could not be decided.",
  };
}

function isIn({ code, check, area }: Omit<IgnoreRule, "expired">, one: AnyCheck): boolean {
  if (code !== undefined) return one.codes.some((own) => own === code);
  return check === undefined ? one.area === area : one.id === check;
}
