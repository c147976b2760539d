/**
 * ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION moves the small model only where a variable names it
 * (observed, releases 2.1.170 to 2.1.328). By default the small model is no Haiku, and stays.
 */
import type { Plan } from "../../claude-code/types.js";
import { clientRules } from "../../knowledge/client-rules.js";
import { isWellFormedRegion } from "../../knowledge/regions.js";
import { ruleFor } from "../../knowledge/versions.js";
import { locationsOf, variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";

const name = "ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION";
const namesOfSmall = ["ANTHROPIC_SMALL_FAST_MODEL", "ANTHROPIC_DEFAULT_HAIKU_MODEL"];

/** What the variable does: `unset`, `same` as the region, `moves` a model, or the finding. */
export function judgeSmallRegion(plan: Plan): "unset" | "same" | "moves" | Found {
  const variable = variableOf(plan, name);
  if (variable === null) return "unset";
  const value = variable.value.trim();
  if (value === plan.region.value) return "same";
  if (plan.models.some((model) => model.region === value)) return "moves";
  const checked = ruleFor(clientRules.regionShapeCheck, plan.claudeCode.version);
  const small = plan.models.find((model) => model.role === "background");
  const named = namesOfSmall.some((one) => variableOf(plan, one) !== null);
  const malformed = checked && !isWellFormedRegion(value);
  return {
    code: "region.small-fast-ineffective",
    arguments: {
      value,
      region: plan.region.value,
      why: malformed ? "malformed" : named ? "not-moved" : "no-small-model",
      smallModel: small?.resolved ?? null,
    },
    locations: locationsOf([variable]),
  };
}
