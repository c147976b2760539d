/**
 * Runs the checks over plan, facts and diagnosis. Each check is isolated: one that throws is
 * `crashed` and the rest goes on. What a check needs and did not get blocks it by the finding that
 * took it away, so that one root cause stays one finding.
 */
import type { FindingCode, Found, Severity } from "../diagnosis/types.js";
import type { FactName } from "../facts/types.js";
import type { AnyCheck, CheckResult, CheckStatus, InputName, Outcome, RunInput } from "./types.js";

/** The default severity of a code, for a found code that does not carry its own. */
export type SeverityOf = (code: FindingCode) => Severity;

/**
 * Runs every check in the declared order.
 *
 * @param options.now - a monotonic clock in ms, for `durationMs` only.
 * @param options.switchedOff - the option that leaves a check out, or null.
 */
export function runChecks(
  checks: readonly AnyCheck[],
  input: RunInput,
  options: { severityOf: SeverityOf; now: () => number; switchedOff?: (check: AnyCheck) => string | null },
): CheckResult[] {
  return checks.map((check) => {
    const started = options.now();
    const option = options.switchedOff?.(check) ?? null;
    const judged = option === null ? judge(check, input, options.severityOf) : skipped(option);
    return {
      id: check.id,
      area: check.area,
      title: check.title,
      required: check.required,
      durationMs: Math.max(0, Math.round((options.now() - started) * 100) / 100),
      ...judged,
    };
  });
}

function skipped(option: string): Judged {
  return { status: "skipped", proved: `Switched off by ${option}.`, found: [] };
}

type Judged = Pick<CheckResult, "status" | "proved" | "found"> & { blockedBy?: FindingCode[] };

function judge(check: AnyCheck, input: RunInput, severityOf: SeverityOf): Judged {
  const missing = check.needs.find((name) => !isAnswered(name, input));
  if (missing !== undefined) return explainMissing(missing as FactName, input);
  let outcome: Outcome;
  try {
    outcome = check.run(collect(check, input));
  } catch (error) {
    return crashed(check, error);
  }
  return toResult(check, outcome, input, severityOf);
}

function toResult(check: AnyCheck, outcome: Outcome, input: RunInput, severityOf: SeverityOf): Judged {
  switch (outcome.kind) {
    case "proved":
      return { status: "pass", proved: outcome.proved, found: [] };
    case "unknown":
      return { status: "unknown", proved: outcome.reason, found: [] };
    case "not-applicable":
      return { status: "skipped", proved: outcome.reason, found: [] };
    case "consequence":
      return blocked([outcome.of]);
    case "depends":
      return explainMissing(outcome.on, input);
    case "found": {
      const foreign = outcome.found.find((one) => !check.codes.includes(one.code));
      if (foreign)
        return crashed(check, new Error(`it published ${foreign.code}, which is not among its codes`));
      return {
        status: worst(outcome.found, severityOf),
        proved: sayFound(outcome.found),
        found: outcome.found,
      };
    }
  }
}

function crashed(check: AnyCheck, error: unknown): Judged {
  const message = error instanceof Error ? error.message : String(error);
  return {
    status: "crashed",
    proved: "The check failed by a fault of its own; the others went on.",
    found: [{ code: "doctor.check-crashed", arguments: { check: check.id, message } }],
  };
}

function isAnswered(name: InputName, input: RunInput): boolean {
  return name === "plan" || name === "diagnosis" || input.facts[name].state === "answered";
}

function collect(check: AnyCheck, input: RunInput): Record<string, unknown> {
  const gathered: Record<string, unknown> = {};
  for (const name of [...check.reads, ...check.needs]) {
    if (name === "plan") gathered.plan = input.plan;
    else if (name === "diagnosis") gathered.diagnosis = input.diagnosis;
    else {
      const fact = input.facts[name];
      gathered[name] = check.needs.includes(name) && fact.state === "answered" ? fact.value : fact;
    }
  }
  return gathered;
}

/** Why a question has no answer, in the words of the finding, the option or the plan behind it. */
function explainMissing(on: FactName, input: RunInput, seen: readonly FactName[] = []): Judged {
  const codes = input.diagnosis.causes
    .filter((cause) => cause.facts.includes(on))
    .map((cause) => cause.found.code);
  if (codes.length > 0) return blocked([...new Set(codes)]);
  const fact = input.facts[on];
  if (fact.state === "not-asked") {
    const { why } = fact;
    if (why.because === "option")
      return { status: "skipped", proved: `Switched off by ${why.option}.`, found: [] };
    if (why.because === "fact" && !seen.includes(why.fact))
      return explainMissing(why.fact, input, [...seen, on]);
    if (why.because === "plan") {
      return { status: why.applies ? "unknown" : "skipped", proved: why.text, found: [] };
    }
  }
  const optional = input.diagnosis.optional.find((one) => one.fact === on);
  if (optional) {
    const grant =
      optional.permission === null ? "" : ` The permission ${optional.permission} would let it be asked.`;
    return { status: "unknown", proved: `AWS did not answer ${describeFact(on)}.${grant}`, found: [] };
  }
  return { status: "unknown", proved: `${capitalise(describeFact(on))} has no answer.`, found: [] };
}

function blocked(codes: FindingCode[]): Judged {
  return { status: "blocked", proved: `Blocked by ${codes.join(", ")}.`, blockedBy: codes, found: [] };
}

const factNames: Record<FactName, string> = {
  credentials: "the question for credentials",
  identity: "GetCallerIdentity",
  inferenceProfiles: "ListInferenceProfiles",
  applicationProfiles: "GetInferenceProfile",
  modelAccess: "GetFoundationModelAvailability",
  invocation: "the model request",
  mantle: "the Mantle request",
  connection: "the connections",
  modelLifecycle: "GetFoundationModel",
  dataRetention: "GetAccountDataRetention",
  quotas: "ListServiceQuotas",
  provisionedThroughput: "GetProvisionedModelThroughput",
  guardrail: "GetGuardrail",
  mantleModels: "Mantle's list of models",
  iamCoverage: "SimulatePrincipalPolicy",
  promptCache: "the caching requests",
  startUp: "the start-up requests",
};

function describeFact(name: FactName): string {
  return factNames[name];
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The status of a check that found these. */
export function worst(findings: readonly Found[], severityOf: SeverityOf): CheckStatus {
  const severities = findings.map((one) => one.severity ?? severityOf(one.code));
  if (severities.includes("error")) return "fail";
  return severities.includes("warning") ? "warn" : "pass";
}

/** What a check with these says of itself. */
export function sayFound(findings: readonly Found[]): string {
  return `Found ${[...new Set(findings.map((one) => one.code))].join(", ")}.`;
}
