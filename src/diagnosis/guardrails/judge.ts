/** Whether a check of the guardrail has an object, and what its question came to. */
import type { Plan } from "../../claude-code/types.js";
import type { Outcome } from "../../engine/types.js";
import { namedGuardrail } from "./state.js";

/** The outcome where there is nothing to look at, or null where a guardrail is sent. */
export function withoutGuardrail(plan: Plan): Outcome | null {
  if (plan.provider === "none") return { kind: "depends", on: "invocation" };
  if (plan.request.guardrail === null) return { kind: "not-applicable", reason: "No guardrail is named." };
  if (namedGuardrail(plan) !== null) return null;
  const half = plan.request.guardrail.identifier === null || plan.request.guardrail.version === null;
  return half
    ? { kind: "consequence", of: "guardrail.header-malformed" }
    : { kind: "not-applicable", reason: "No model in use is called by the Invoke API." };
}
