/** See `values/data-retention.ts`. */
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext } from "./run-context.js";
import type { DataRetentionValue } from "./values/data-retention.js";

export async function askDataRetention(_run: RunContext, _known: Known): Promise<Asked<DataRetentionValue>> {
  return notAsked({ because: "plan", applies: false, text: "Not asked yet." });
}
