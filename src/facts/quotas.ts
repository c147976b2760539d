/** See `values/quotas.ts`. */
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext } from "./run-context.js";
import type { QuotasValue } from "./values/quotas.js";

export async function askQuotas(_run: RunContext, _known: Known): Promise<Asked<QuotasValue>> {
  return notAsked({ because: "plan", applies: false, text: "Not asked yet." });
}
