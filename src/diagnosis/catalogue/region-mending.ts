/** How a region is given where it stands now: a variable, a profile in an AWS file, or an option. */
import type { Plan, RegionSource } from "../../claude-code/types.js";
import type { Location } from "../../machine/types.js";
import { setVariable } from "../mend.js";
import type { Remedy } from "../types.js";

/** What people call a source. */
export function nameSource(source: RegionSource): string {
  switch (source) {
    case "option":
      return "--region";
    case "env:AWS_REGION":
      return "AWS_REGION";
    case "env:AWS_DEFAULT_REGION":
      return "AWS_DEFAULT_REGION";
    case "credentials-file":
      return "the profile's region in the credentials file";
    case "config-file":
      return "the profile's region in the config file";
    case "default":
      return "the built-in default";
  }
}

/** A value as a person has to look for it: with quotes, blanks and line ends in sight. */
export function quoteValue(value: string): string {
  const text = JSON.stringify(value);
  return value.includes('"') && !value.includes("'") ? `'${text.slice(1, -1).replaceAll('\\"', '"')}'` : text;
}

/**
 * Gives the region at a source. The command line of AWS writes the config file only, so that a
 * credentials file is mended by hand.
 */
export function setRegion(
  plan: Plan,
  at: { source: RegionSource; location?: Location },
  region: string,
): Pick<Remedy, "steps" | "commands" | "settings"> {
  const { source, location } = at;
  if (source === "option") {
    return { steps: [`Use --region ${region}.`], commands: [`bedrock-doctor --region ${region}`] };
  }
  if (source === "config-file" || source === "credentials-file") {
    const file = location?.file ?? `the AWS ${source.replace("-", " ")}`;
    const place = location?.line === undefined ? file : `${file}:${location.line}`;
    const profile = plan.credentials.profile ?? "default";
    return {
      steps: [`In ${place} set region = ${region}.`],
      commands: source === "config-file" ? [`aws configure set region ${region} --profile ${profile}`] : [],
    };
  }
  return setVariable(plan, source === "env:AWS_DEFAULT_REGION" ? "AWS_DEFAULT_REGION" : "AWS_REGION", region);
}
