/**
 * Causes that the plan proves, each with the failures that follow from it: what AWS or the network
 * says of a malformed region, of a misrouted ID or of a half-named guardrail is no cause of its own.
 */
import type { Plan } from "../claude-code/types.js";
import type { Facts } from "../facts/types.js";
import type { CollectedFailure } from "./collect.js";
import { headersBehind, malformedHeaders } from "./guardrails/headers.js";
import { misroutedModels } from "./mantle/misrouted.js";
import { misroutingBehind } from "./mantle/misrouting.js";
import { claims as speaksOfTheId } from "./models/faults.js";
import { regionBehind, regionCause } from "./region/causes.js";
import { ignoredRegion } from "./region/ignored-by-version.js";
import { isMisled } from "./region/misled.js";
import { setupClaims } from "./setup/causes.js";
import type { Classified } from "./types.js";

/** A cause, and whether a failure is its consequence. */
export interface PlanClaim {
  cause: Classified;
  claims(one: CollectedFailure): boolean;
}

/** All of them, in the order in which they may claim a failure. */
export function planClaims(plan: Plan, facts: Facts): PlanClaim[] {
  if (plan.provider === "none") return [];
  const region = regionCause(plan, facts);
  const ignored = ignoredRegion(plan);
  const headers = malformedHeaders(plan);
  const misrouted = misroutedModels(plan, facts);
  const claims: PlanClaim[] = setupClaims(plan, facts);
  if (region !== null) {
    claims.push({
      cause: region,
      claims: ({ failure }) => regionBehind(plan, failure) === region.found.code,
    });
  }
  if (ignored !== null) {
    claims.push({
      cause: { found: ignored, facts: [], failures: [] },
      claims: ({ failure, probe }) =>
        probe !== undefined &&
        speaksOfTheId(failure) &&
        isMisled(plan, { resolved: probe.model, region: probe.region }),
    });
  }
  if (headers !== null) {
    claims.push({
      cause: { found: headers, facts: [], failures: [] },
      claims: ({ failure, probe }) => probe !== undefined && headersBehind(plan, failure),
    });
  }
  if (misrouted !== null) {
    claims.push({
      cause: misrouted,
      claims: ({ failure, probe }) => misroutingBehind(plan, failure, probe?.model) === misrouted.found.code,
    });
  }
  return claims;
}
