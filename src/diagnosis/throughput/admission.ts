/**
 * Whether the quota of the main model admits as many people as work at once. AWS holds back input and
 * `max_tokens` of each request before it is answered, and settles with the output times its burndown.
 */
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { burndownOf, clientRequest } from "../../knowledge/quotas.js";
import type { AdmissionSum } from "../arguments/throughput.js";
import { appliedQuotas } from "./applied-quotas.js";

/** Why there is no sum: nothing to count by, the size of a request, or the quota itself. */
export type NoSum = "no-main-model" | "request-unknown" | "quota-unknown";

/** The sum for so many requests in one minute. */
export function admissionOf(
  plan: Plan,
  facts: Pick<Facts, "quotas">,
  developers: number,
): AdmissionSum | NoSum {
  const main = plan.models.find((one) => one.role === "primary" && one.inUse);
  if (main === undefined) return "no-main-model";
  const { maxOutputTokens: maxTokens } = plan.request;
  if (maxTokens === null) return "request-unknown";
  const quota = appliedQuotas(facts, { model: main.resolved, route: main.route, region: main.region }).find(
    (one) => one.measure === "tokens" && one.per === "minute",
  );
  if (quota === undefined) return "quota-unknown";
  const { input, output } = clientRequest;
  const burndown = burndownOf(main.resolved);
  const perRequest = Math.max(input + maxTokens, input + output * (burndown ?? 1));
  const { name, code, value, adjustable } = quota;
  const roles = plan.models
    .filter((one) => one.inUse && one.resolved === main.resolved)
    .map((one) => one.role);
  return {
    name,
    code,
    value,
    adjustable,
    model: main.resolved,
    roles,
    region: main.region,
    input,
    maxTokens,
    burndown,
    output,
    perRequest,
    admits: Math.floor(value / perRequest),
    needed: perRequest * developers,
  };
}
