/** A region that stands only where this release does not look: it takes its built-in default instead. */
import type { Plan } from "../../claude-code/types.js";
import { clientRules } from "../../knowledge/client-rules.js";
import type { Found } from "../types.js";
import { meantRegion } from "./meant-region.js";

/** The finding, or null where a source that is read decides or where the outcome is the same. */
export function ignoredRegion(plan: Plan): Found | null {
  const values = unreadRegions(plan);
  if (values.length === 0 || values[0]?.value.trim() === plan.region.value) return null;
  return {
    code: "region.ignored-by-version",
    arguments: {
      values: values.map(({ source, value, location }) => ({
        source,
        value,
        meant: meantRegion(value),
        ...(location === undefined ? {} : { location }),
      })),
      region: plan.region.value,
      version: plan.claudeCode.version,
      readSince: clientRules.regionFromAwsFiles.find((row) => row.value)?.since ?? "",
    },
    locations: values.flatMap((one) => (one.location === undefined ? [] : [one.location])),
  };
}

/** The sources that this release does not read, where the built-in default is used for want of another. */
export function unreadRegions(plan: Plan): Plan["region"]["others"] {
  if (plan.region.source !== "default") return [];
  return plan.region.others.filter((one) => one.ignored === "not-read-by-this-version");
}
