/** The geographies' profiles among the models in use. */
import type { Plan } from "../../claude-code/types.js";
import { geographyOf } from "../../knowledge/inference-profile-ids.js";

/** IDs with a geography in front, on the Invoke API, each once. */
export function profilesInUse(plan: Plan): string[] {
  const used = plan.models.filter(
    (model) => model.inUse && model.route === "invoke" && geographyOf(model.resolved) !== null,
  );
  return [...new Set(used.map((model) => model.resolved))];
}
