/** The finding for a region that is in no list: made from the plan, or from a host that does not resolve. */
import type { Plan } from "../claude-code/types.js";
import type { Facts } from "../facts/types.js";
import { isRegionKnown, nearestRegions, regionNamed, regions } from "../knowledge/regions.js";
import { collectFailures } from "./collect.js";
import type { Found } from "./types.js";

/**
 * A region of AWS of which no table says that it has Bedrock, where AWS STS has a host that answered and
 * the model requests' host has no name: Bedrock does not exist there.
 */
export function lacksBedrock(plan: Plan, facts: Facts): boolean {
  if (regionNamed(plan.region.value)?.bedrock !== "unverified") return false;
  const { identity, credentials } = facts;
  const answered = [identity, credentials].some(
    (fact) => fact.state === "refused" && fact.failure.kind === "refusal",
  );
  return (
    (identity.state === "answered" || answered) &&
    collectFailures(facts).some(
      ({ fact, failure }) =>
        (fact === "invocation" || fact === "modelAccess") &&
        failure.kind === "no-answer" &&
        failure.reason === "dns",
    )
  );
}

/** Names the region, where it comes from, and what was probably meant. */
export function unknownRegion(plan: Plan): Found {
  const { value, source, location, setBy } = plan.region;
  return {
    code: "region.unknown",
    arguments: {
      region: value,
      nearest: isRegionKnown(value) ? neighbours(value) : nearestRegions(value),
      source: setBy?.file ?? location?.file ?? source,
      ...(location === undefined ? {} : { location }),
    },
    locations: location === undefined ? [] : [location],
  };
}

/** A region that exists was hardly misspelt: those of its geography that have Bedrock. */
function neighbours(region: string): string[] {
  const [geography] = region.split("-");
  return nearestRegions(region, regions.length)
    .filter((name) => name !== region && name.split("-")[0] === geography)
    .filter((name) => regionNamed(name)?.bedrock === "yes")
    .slice(0, 3);
}
