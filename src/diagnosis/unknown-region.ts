/** The finding for a region that is in no list: made from the plan, or from a host that does not resolve. */
import type { Plan } from "../claude-code/types.js";
import { nearestRegions } from "../knowledge/regions.js";
import type { Found } from "./types.js";

/** Names the region, where it comes from, and what was probably meant. */
export function unknownRegion(plan: Plan): Found {
  const { value, source, location, setBy } = plan.region;
  return {
    code: "region.unknown",
    arguments: {
      region: value,
      nearest: nearestRegions(value),
      source: setBy?.file ?? location?.file ?? source,
      ...(location === undefined ? {} : { location }),
    },
    locations: location === undefined ? [] : [location],
  };
}
