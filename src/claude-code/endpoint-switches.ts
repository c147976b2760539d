/** The switches of the AWS SDK that move an endpoint to its FIPS or dual-stack form. */
import { activeProfileName, propertyText, readProfile } from "./aws-profiles.js";
import type { Situation } from "./situation.js";
import { readVariable } from "./variables.js";

/** The name of what switched FIPS on, or null. */
export function fipsSwitch(situation: Situation): string | null {
  return endpointSwitch(situation, "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
}

/** The name of what switched dual-stack on, or null. */
export function dualStackSwitch(situation: Situation): string | null {
  return endpointSwitch(situation, "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
}

/** The name of what switched it on, or null; a variable beats the profile, also with `false`. */
function endpointSwitch(situation: Situation, variable: string, key: string): string | null {
  const set = readVariable(situation.variables, variable);
  if (set !== undefined && set !== "") return set === "true" ? variable : null;
  const profile = readProfile(situation, activeProfileName(situation));
  return propertyText(key, profile.config, profile.credentials)?.text === "true" ? key : null;
}
