/**
 * The settled plan: the draft with its assumptions resolved as the client resolves them once AWS has
 * answered. Checks see only this one.
 */
import { profileListAssumption } from "./models.js";
import type { Draft, Plan, PlanModel } from "./types.js";

/** What the answers of AWS tell the plan. */
export interface SettlingFacts {
  /** IDs that ListInferenceProfiles returned, in AWS's order; null where it failed or was not asked. */
  profiles: readonly string[] | null;
}

/** Resolves the draft's assumptions. The draft is left as it is. */
export function settlePlan(draft: Draft, facts: SettlingFacts): Plan {
  return { ...draft.plan, models: draft.plan.models.map((model) => settleModel(model, facts)) };
}

/**
 * The profile the client takes: its built-in one where that is listed; else the first listed profile
 * of the same model, whatever its geography; else the built-in one unchecked (observed, releases
 * 2.1.170 to 2.1.328). A list that failed leaves the built-in one.
 */
function settleModel(model: PlanModel, { profiles }: SettlingFacts): PlanModel {
  if (model.assumption !== profileListAssumption) return model;
  const { assumption: _, ...settled } = model;
  const listed = profiles ?? [];
  if (listed.includes(model.resolved)) return settled;
  const anyGeography = model.resolved.slice(model.resolved.indexOf("."));
  return { ...settled, resolved: listed.find((id) => id.endsWith(anyGeography)) ?? model.resolved };
}
