/**
 * What stands where a model was chosen, as against what goes on the wire: whether the client derived
 * the ID itself decides both what is wrong and where it is mended.
 */
import type { Plan, PlanModel, PlanOverride } from "../../claude-code/types.js";
import { longContextSuffix } from "../../knowledge/models.js";
import { variableOf } from "../plan-variable.js";

/** The entry of `modelOverrides` whose value goes on the wire for this model, or null. */
export function overrideOf(plan: Plan, model: PlanModel): PlanOverride | null {
  const named = (key: string): boolean => model.role === `override:${key}`;
  return (
    plan.overrides.find(
      (one) => one.known && (one.used || named(one.key)) && bare(one.value) === model.resolved,
    ) ?? null
  );
}

/** The text of the variable, key or flag that names the model; null where nobody named one. */
export function writtenOf(plan: Plan, model: PlanModel): string | null {
  const override = overrideOf(plan, model);
  if (override !== null) return override.value;
  if (model.setBy?.kind === "variable") return variableOf(plan, model.setBy.name)?.value ?? model.requested;
  return model.requested;
}

/** True where the client made the ID from an alias, a default or a bare name: nobody wrote it. */
export function isDerived(plan: Plan, model: PlanModel): boolean {
  if (overrideOf(plan, model) !== null) return false;
  const variables = plan.variables.filter((one) => one.leftOut !== true && modelVariable.test(one.name));
  const texts = [model.requested, ...variables.map((one) => one.value), ...(plan.allowList.entries ?? [])];
  return !texts.some((text) => text !== null && bare(text) === model.resolved);
}

const modelVariable = /^(ANTHROPIC_(\w+_)?MODEL|CLAUDE_CODE_SUBAGENT_MODEL)$/;

/** Without blanks and without the suffix for the long context. */
export function bare(name: string): string {
  return name.trim().replace(longContextSuffix, "");
}
