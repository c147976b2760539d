/** The rows of Service Quotas that are about one model, as it goes on the wire. */
import type { PlanModel } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { isQuotaOf, type QuotaName, quotaKeyOf, readQuotaName } from "../../knowledge/quotas.js";
import type { AppliedQuota } from "../arguments/throughput.js";

export type NamedQuota = AppliedQuota & Omit<QuotaName, "model">;

/** Those by which its requests are counted; none where the list could not be read, or does not have it. */
export function appliedQuotas(
  facts: Pick<Facts, "quotas">,
  model: { model: string } & Pick<PlanModel, "route" | "region">,
): NamedQuota[] {
  const { quotas } = facts;
  const key = quotaKeyOf(model.model, model.route);
  if (quotas.state !== "answered" || key === null || model.region !== quotas.value.region) return [];
  return quotas.value.quotas.flatMap((row) => {
    const read = readQuotaName(row.name);
    if (read === null || !key.names.includes(read.model)) return [];
    // One limit for a day stands for all ways to call a model.
    const counts = isQuotaOf(read, key) || (read.per === "day" && key.pool !== "mantle");
    const { pool, measure, per } = read;
    return counts ? [{ ...row, pool, measure, per }] : [];
  });
}

/** Tokens of all models in one day, where the list has it. */
export function sharedDailyQuota(facts: Pick<Facts, "quotas">, isDaily: RegExp): AppliedQuota | null {
  const { quotas } = facts;
  if (quotas.state !== "answered") return null;
  return quotas.value.quotas.find((row) => isDaily.test(row.name)) ?? null;
}
