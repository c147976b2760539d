/** See `values/provisioned-throughput.ts`. */
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext } from "./run-context.js";
import type { ProvisionedThroughputValue } from "./values/provisioned-throughput.js";

export async function askProvisionedThroughput(
  _run: RunContext,
  _known: Known,
): Promise<Asked<ProvisionedThroughputValue>> {
  return notAsked({ because: "plan", applies: false, text: "Not asked yet." });
}
