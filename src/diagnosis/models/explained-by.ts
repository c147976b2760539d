/**
 * Warnings about the choice of models that explain an error, so that the error's evidence can name
 * them: the model that failed may not be the one that somebody meant.
 */
import type { Plan } from "../../claude-code/types.js";
import { baseModelOf } from "../../knowledge/inference-profile-ids.js";
import { knownModels } from "../../knowledge/models.js";
import type { Evidence, FindingCode } from "../types.js";
import { unknownOverrideKeys } from "./overrides.js";

/** Evidence that names the warnings behind an error about a model. */
export function explainedByModels(plan: Plan, code: FindingCode): Evidence[] {
  if (!/^(model|iam|throughput)\./.test(code)) return [];
  const used = plan.models.filter((model) => model.inUse).map((model) => model.resolved);
  const warnings = [
    { code: "model.override-unknown-key", names: ignoredKeys(plan, used.map(baseModelOf)) },
    {
      code: "model.not-selectable",
      names: plan.allowList.refused
        .filter((one) => used.includes(one.replacement))
        .map((one) => `${one.replacement} in the place of ${one.requested}`),
    },
  ];
  return warnings
    .filter(({ names }) => names.length > 0)
    .map((one) => ({ source: "plan", excerpt: `${one.code}: ${one.names.join(", ")}` }));
}

/** Keys of modelOverrides that would have replaced a model in use, had they been written right. */
function ignoredKeys(plan: Plan, used: readonly string[]): string[] {
  const found = unknownOverrideKeys(plan);
  if (found?.code !== "model.override-unknown-key") return [];
  return found.arguments.entries.flatMap(({ key, meant }) => {
    const model = knownModels.find((one) => one.id === meant);
    return model !== undefined && used.includes(model.bedrock) ? [`modelOverrides["${key}"]`] : [];
  });
}
