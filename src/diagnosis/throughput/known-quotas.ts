/** Which models in use have a quota of tokens per minute that is known, and which have none by name. */
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { quotaKeyOf } from "../../knowledge/quotas.js";
import { appliedQuotas } from "./applied-quotas.js";

/** `known` has a phrase for each model, `missing` the IDs. */
export function knownQuotas(plan: Plan, quotas: Facts["quotas"]): { known: string[]; missing: string[] } {
  const known = new Set<string>();
  const missing = new Set<string>();
  for (const { inUse, resolved: model, route, region } of plan.models) {
    if (!inUse || quotaKeyOf(model, route) === null) continue;
    const rows = appliedQuotas({ quotas }, { model, route, region });
    const minute = rows.find((one) => one.per === "minute" && one.measure !== "requests");
    if (minute === undefined) missing.add(model);
    else known.add(`${model} has ${minute.value} tokens per minute`);
  }
  return { known: [...known], missing: [...missing] };
}
