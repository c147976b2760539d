/** Unpinned models whose requests may be processed outside the region's geography. */
import type { Plan, PlanModel } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { isHomeOf } from "../../knowledge/geographies.js";
import { geographyOf } from "../../knowledge/inference-profile-ids.js";
import { variableOf } from "../plan-variable.js";
import { suggestAtHome } from "../suggest-model.js";
import type { Found } from "../types.js";
import { byResolved } from "./by-roles.js";
import { listedIds } from "./faults.js";
import { isDerived } from "./written.js";

/** Models in use whose profile the client chose by itself. A prefix that somebody set is a choice. */
export function chosenByClient(plan: Plan): PlanModel[] {
  const prefix = variableOf(plan, "ANTHROPIC_BEDROCK_REGION_PREFIX")?.value;
  return plan.models.filter(
    (model) =>
      model.inUse &&
      !model.pinned &&
      model.route === "invoke" &&
      geographyOf(model.resolved) !== null &&
      geographyOf(model.resolved) !== prefix &&
      isDerived(plan, model),
  );
}

/** The finding, or null where all that the client chose stays in the region's geography. */
export function leavingModels(plan: Plan, facts: Pick<Facts, "inferenceProfiles">): Found | null {
  const listed = listedIds(facts);
  const models = byResolved(chosenByClient(plan)).flatMap(({ first, roles }) => {
    const { resolved, region } = first;
    const prefix = geographyOf(resolved) ?? "";
    if (isHomeOf(prefix, region)) return [];
    return [
      { roles, model: resolved, prefix, suggestion: suggestAtHome(resolved, { region, listed })?.id ?? null },
    ];
  });
  return models.length === 0
    ? null
    : {
        code: "model.leaves-geography",
        arguments: { region: plan.region.value, models, listed: listed !== null },
      };
}
