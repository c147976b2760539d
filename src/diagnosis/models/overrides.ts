/** Keys of `modelOverrides` that the client does not know, and what was probably meant. */
import type { Plan } from "../../claude-code/types.js";
import { editDistance } from "../../knowledge/edit-distance.js";
import { baseModelOf } from "../../knowledge/inference-profile-ids.js";
import { knownModels, modelAliases, tierModels } from "../../knowledge/models.js";
import { compareVersions, ruleFor } from "../../knowledge/versions.js";
import type { Found } from "../types.js";

/** Keys differ by this many characters at most from the one that was meant. */
const farthest = 3;

/** The finding, or null where every key is known. */
export function unknownOverrideKeys(plan: Plan): Found | null {
  const entries = plan.overrides
    .filter((one) => !one.known)
    .map(({ key, value, location }) => ({
      key,
      value,
      meant: meantKey(key, plan.claudeCode.version),
      ...(location === undefined ? {} : { location }),
    }));
  if (entries.length === 0) return null;
  return {
    code: "model.override-unknown-key",
    arguments: { entries },
    locations: entries.flatMap((one) => (one.location === undefined ? [] : [one.location])),
  };
}

/** The Anthropic ID behind an alias, a Bedrock ID, a short name or a misspelling; null where none is near. */
function meantKey(key: string, version: string): string | null {
  const tier = modelAliases[key.trim().toLowerCase()];
  if (tier !== undefined && tier !== "default") return ruleFor(tierModels[tier], version);
  const known = knownModels.filter((one) => compareVersions(version, one.knownSince ?? "0") >= 0);
  const base = baseModelOf(key.trim().toLowerCase())
    .replace(/^anthropic\./, "")
    .replace(/\./g, "-");
  const same = known.find((one) => one.bedrock === `anthropic.${base}` || undated(one.id) === undated(base));
  if (same !== undefined) return same.id;
  const nearest = known
    .map((one) => ({ id: one.id, distance: editDistance(undated(base), undated(one.id)) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return nearest !== undefined && nearest.distance <= farthest ? nearest.id : null;
}

function undated(id: string): string {
  return id.replace(/-v\d+(:\d+)?$/, "").replace(/-20\d{6}$/, "");
}
