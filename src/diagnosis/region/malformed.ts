/**
 * Sources of the region that hold no region. Older releases put such a text into host names; newer
 * ones go on to the next source without a word, which is how a run ends up in a region nobody chose.
 */
import type { Plan } from "../../claude-code/types.js";
import type { RegionValue } from "../arguments/region.js";
import type { Found } from "../types.js";
import { meantRegion } from "./meant-region.js";

/**
 * The finding for all malformed sources that come before the region in force, or null.
 *
 * @param works - a model answered all the same (a gateway does not look at the region).
 */
export function malformedRegion(plan: Plan, works: boolean): Found | null {
  const { region } = plan;
  const values: RegionValue[] = [
    ...(region.malformed === true ? [region] : []),
    ...region.others.filter((one) => one.ignored === "malformed"),
  ].map(({ source, value, location }) => ({
    source,
    value,
    meant: meantRegion(value),
    ...(location === undefined ? {} : { location }),
  }));
  if (values.length === 0) return null;
  return {
    code: "region.malformed",
    severity: region.malformed === true && !works ? "error" : "warning",
    arguments: {
      values,
      inForce: region.malformed === true,
      region: region.value,
      regionSource: region.source,
      version: plan.claudeCode.version,
    },
    locations: values.flatMap((one) => (one.location === undefined ? [] : [one.location])),
  };
}
