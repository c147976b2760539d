/** The model to go on to where one ends: newer, of the same family, and known to this release. */
import type { Plan, PlanModel } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { expectedProfiles, prefixesFor } from "../../knowledge/geographies.js";
import { baseModelOf, geographyOf } from "../../knowledge/inference-profile-ids.js";
import { lifecycleRowOf } from "../../knowledge/model-lifecycles.js";
import { type KnownModel, knownModels, type Tier, tierOf } from "../../knowledge/models.js";
import { compareVersions } from "../../knowledge/versions.js";
import type { Suggestion } from "../suggest-model.js";

/** The base model ID behind an ID or the ARN of a profile or model. */
export function baseOf(model: string): string {
  return baseModelOf(model.replace(/^arn:[^/]*:(?:foundation-model|inference-profile)\//, ""));
}

/** The newest such model that can be called from the region, as it has to be written; null where there is none. */
export function successorOf(
  plan: Plan,
  facts: Pick<Facts, "inferenceProfiles" | "modelLifecycle">,
  model: PlanModel,
): Suggestion | null {
  const tier = tierOf(model.resolved);
  if (tier === null) return null;
  const newer = newerModels(plan, facts, model.resolved, tier);
  const suffix = model.longContext?.asked === true ? "[1m]" : "";
  if (model.route === "mantle") {
    const mantle = newer.find((one) => one.mantle !== undefined)?.mantle;
    return mantle === undefined ? null : { id: mantle + suffix, from: "table" };
  }
  const listed =
    facts.inferenceProfiles.state === "answered"
      ? facts.inferenceProfiles.value.profiles.map((one) => one.id)
      : null;
  const candidates = listed ?? expectedProfiles(model.region);
  const written = geographyOf(model.resolved);
  const order = [...(written === null ? [] : [written]), ...prefixesFor(model.region)];
  for (const { bedrock } of newer) {
    const ids = candidates.filter((id) => baseModelOf(id) === bedrock);
    const id = order.map((prefix) => ids.find((one) => geographyOf(one) === prefix)).find((one) => one);
    if (id !== undefined) return { id: id + suffix, from: listed === null ? "table" : "list" };
  }
  return null;
}

/** Newest first. A family that has no newer model ends with Sonnet, as the client's own small model does. */
function newerModels(
  plan: Plan,
  facts: Pick<Facts, "modelLifecycle">,
  model: string,
  tier: Tier,
): readonly KnownModel[] {
  const usable = knownModels.filter(
    (one) =>
      (one.knownSince === undefined || compareVersions(plan.claudeCode.version, one.knownSince) >= 0) &&
      lifecycleRowOf(one.bedrock) === undefined &&
      !isLegacy(facts, one.bedrock),
  );
  const family = knownModels.filter((one) => one.tier === tier);
  const place = family.findIndex((one) => one.bedrock === baseOf(model) || one.mantle === model);
  const newer = usable.filter((one) => one.tier === tier && family.indexOf(one) > place);
  const instead = tier === "haiku" && newer.length === 0 ? usable.filter((one) => one.tier === "sonnet") : [];
  return [...newer, ...instead].reverse();
}

function isLegacy({ modelLifecycle }: Pick<Facts, "modelLifecycle">, base: string): boolean {
  return (
    modelLifecycle.state === "answered" &&
    modelLifecycle.value.models.some((one) => one.model === base && one.status === "LEGACY")
  );
}
