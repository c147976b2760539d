/**
 * Quotas that let nothing of a model through: 0, or less than one request of the client holds back.
 * A quota that is not in the list is not known, and never 0. Requests per minute and tokens per day
 * are no longer counted everywhere: a 0 there says something only where AWS refused by it.
 */
import type { Plan, PlanModel } from "../../claude-code/types.js";
import type { Facts, Probe } from "../../facts/types.js";
import { baseModelOf, geographyOf } from "../../knowledge/inference-profile-ids.js";
import { clientRequest, dailyQuota } from "../../knowledge/quotas.js";
import { findRefusalMeaning } from "../../knowledge/refusals.js";
import type { AppliedQuota, ShutQuota } from "../arguments/throughput.js";
import { probesOf } from "../collect.js";
import { listedIds } from "../models/faults.js";
import type { PlanClaim } from "../plan-claims.js";
import type { Found } from "../types.js";
import { appliedQuotas, sharedDailyQuota } from "./applied-quotas.js";

/** `any`: AWS said that a quota is exceeded, and not which. */
type Held = "tokens" | "requests" | "day" | "any" | null;

/** The cause, and the throttling that follows from it; null where every quota that is known lets requests through. */
export function shutQuotasClaim(plan: Plan, facts: Facts): PlanClaim | null {
  const found = shutQuotas(plan, facts);
  if (found === null) return null;
  const models = found.arguments.quotas.map((one) => one.model);
  return {
    cause: { found, facts: [], failures: [] },
    claims: ({ probe }) => probe !== undefined && models.includes(probe.model) && heldBy(probe) !== null,
  };
}

function shutQuotas(plan: Plan, facts: Facts): Extract<Found, { code: "throughput.quota-zero" }> | null {
  const probes = [...probesOf(facts, "invocation"), ...probesOf(facts, "mantle")];
  const byModel = new Map<string, ShutQuota>();
  for (const model of plan.models.filter((one) => one.inUse)) {
    const probe = probes.find(
      (one) => one.model === model.resolved && one.route === model.route && one.region === model.region,
    );
    // An account that was not given a model has no quota for it either: that refusal comes first.
    if (isRefusedOtherwise(probe)) continue;
    const shut = shutQuotaOf(plan, facts, model, heldBy(probe));
    const key = `${model.resolved} ${shut?.name}`;
    const known = byModel.get(key);
    if (known !== undefined) known.roles.push(model.role);
    else if (shut !== null) byModel.set(key, shut);
  }
  if (byModel.size === 0) return null;
  return { code: "throughput.quota-zero", arguments: { quotas: [...byModel.values()] } };
}

function shutQuotaOf(plan: Plan, facts: Facts, model: PlanModel, held: Held): ShutQuota | null {
  const about = { model: model.resolved, route: model.route, region: model.region };
  const rows = appliedQuotas(facts, about);
  const shut = (quota: AppliedQuota, reserves: ShutQuota["reserves"]): ShutQuota => {
    const { name, code, value, adjustable } = quota;
    return {
      name,
      code,
      value,
      adjustable,
      model: model.resolved,
      roles: [model.role],
      region: model.region,
      reserves,
      held: held !== null,
      alternative: alternativeTo(plan, facts, model),
    };
  };
  const zero = rows.find((one) => one.value <= 0 && (counts(one.measure, one.per) || isHeldBy(one, held)));
  if (zero !== undefined) return shut(zero, null);
  const shared = held === "day" || held === "any" ? sharedDailyQuota(facts, dailyQuota.name) : null;
  if (shared !== null && shared.value <= 0) return shut(shared, null);
  const { maxOutputTokens: maxTokens } = plan.request;
  const minute = rows.find((one) => one.measure === "tokens" && one.per === "minute");
  if (model.role !== "primary" || maxTokens === null || minute === undefined) return null;
  const reserves = { input: clientRequest.leastInput, maxTokens };
  return minute.value < reserves.input + reserves.maxTokens ? shut(minute, reserves) : null;
}

/** Another way to the same model that is counted by a quota of its own, with room for a request. */
function alternativeTo(plan: Plan, facts: Facts, model: PlanModel): ShutQuota["alternative"] {
  const id = `global.${baseModelOf(model.resolved)}`;
  if (model.route !== "invoke" || geographyOf(model.resolved) === null || id === model.resolved) return null;
  if (listedIds(facts)?.includes(id) !== true) return null;
  const rows = appliedQuotas(facts, { model: id, route: "invoke", region: model.region });
  const minute = rows.find((one) => one.measure === "tokens" && one.per === "minute");
  const least = clientRequest.leastInput + (plan.request.maxOutputTokens ?? 0);
  return minute === undefined || minute.value < least ? null : { model: id, value: minute.value };
}

/** Tokens per minute are always counted. */
function counts(measure: string, per: string): boolean {
  return measure !== "requests" && per === "minute";
}

function isHeldBy({ measure, per }: { measure: string; per: string }, held: Held): boolean {
  if (held === "any") return true;
  if (per === "day") return held === "day";
  return measure === "requests" && held === "requests";
}

/** Which kind of quota AWS held a request back by. */
function heldBy(probe: Probe | undefined): Held {
  if (probe?.failure?.kind !== "refusal") return null;
  switch (findRefusalMeaning(probe.failure)) {
    case "tokens-used-up":
      return "tokens";
    case "requests-used-up":
      return "requests";
    case "tokens-per-day-used-up":
      return "day";
    case "quota-exceeded":
      return "any";
    default:
      return null;
  }
}

function isRefusedOtherwise(probe: Probe | undefined): boolean {
  const failure = probe?.failure;
  return (
    failure?.kind === "refusal" &&
    [400, 403, 404].includes(failure.status) &&
    failure.denial === undefined &&
    heldBy(probe) === null
  );
}
