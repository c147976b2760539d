/** ANTHROPIC_BEDROCK_REGION_PREFIX, and why a release does not take what it holds. */
import type { Plan } from "../../claude-code/types.js";
import { clientRules, govRegions, prefixOverrides } from "../../knowledge/client-rules.js";
import { builtInProfileId } from "../../knowledge/inference-profile-ids.js";
import { ruleFor } from "../../knowledge/versions.js";
import { locationsOf, variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";

/** What becomes of the variable: `unset`, `taken`, `same` as the built-in prefix, or the finding. */
export function judgePrefixOverride(plan: Plan): "unset" | "taken" | "same" | Found {
  const variable = variableOf(plan, "ANTHROPIC_BEDROCK_REGION_PREFIX");
  if (variable === null) return "unset";
  const { value } = variable;
  const { version } = plan.claudeCode;
  const region = plan.region.value;
  if (builtInProfileId("", region, version) === `${value}.`) return "same";
  const govcloud = govRegions.test(region);
  const read = ruleFor(clientRules.prefixOverride, version);
  const allowed = prefixOverrides.values;
  if (read && !govcloud && allowed.includes(value)) return "taken";
  const tidy = value.trim().toLowerCase().replace(/\.$/, "");
  return {
    code: "region.prefix-override-ignored",
    arguments: {
      value,
      why: !read ? "too-old" : govcloud ? "govcloud" : "not-a-prefix",
      corrected: read && !govcloud && allowed.includes(tidy) ? tidy : null,
      region,
      version,
      readSince: clientRules.prefixOverride.find((row) => row.value)?.since ?? "",
      allowed: [...allowed],
    },
    locations: locationsOf([variable]),
  };
}
