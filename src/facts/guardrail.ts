/** See `values/guardrail.ts`. */
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext } from "./run-context.js";
import type { GuardrailValue } from "./values/guardrail.js";

export async function askGuardrail(_run: RunContext, _known: Known): Promise<Asked<GuardrailValue>> {
  return notAsked({ because: "plan", applies: false, text: "Not asked yet." });
}
