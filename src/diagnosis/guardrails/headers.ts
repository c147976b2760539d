/** Faults of ANTHROPIC_CUSTOM_HEADERS, by line and kind; what the headers hold stays out. */
import type { Failure } from "../../aws/types.js";
import type { Plan } from "../../claude-code/types.js";
import { variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";

/** The finding for all faults, or null where every line is sent as it was meant. */
export function malformedHeaders(plan: Plan): Found | null {
  const faults = plan.request.headerFaults;
  if (faults.length === 0) return null;
  const location = variableOf(plan, "ANTHROPIC_CUSTOM_HEADERS")?.location;
  return {
    code: "guardrail.header-malformed",
    arguments: { faults: [...faults], file: location?.file ?? null, sent: [...plan.request.customHeaders] },
    locations: location === undefined ? [] : [location],
  };
}

/**
 * Whether a failed model request is what came of the faults: AWS speaks of the guardrail, or the
 * request could not be made with such a name.
 */
export function headersBehind(plan: Plan, failure: Failure): boolean {
  const faults = plan.request.headerFaults.map((one) => one.fault);
  if (failure.kind === "refusal") {
    const ofGuardrail = faults.some((one) => one !== "invalid-name");
    return ofGuardrail && failure.status === 400 && /guardrail/i.test(failure.message);
  }
  return failure.kind === "no-answer" && failure.reason === "other" && faults.includes("invalid-name");
}
