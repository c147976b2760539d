/**
 * Causes that the plan proves, each with the failures that follow from it: what AWS or the network
 * says of a malformed region, of a misrouted ID or of a half-named guardrail is no cause of its own.
 */
import type { Plan } from "../claude-code/types.js";
import type { Facts } from "../facts/types.js";
import type { CollectedFailure } from "./collect.js";
import { clockClaim } from "./credentials/clock-claim.js";
import { passedOverHelper } from "./credentials/passed-over.js";
import { headersBehind, malformedHeaders } from "./guardrails/headers.js";
import {
  isOfGuardrail,
  isOfUnsent,
  missingGuardrail,
  unreadyGuardrail,
  unsentGuardrail,
} from "./guardrails/state.js";
import { misroutedModels } from "./mantle/misrouted.js";
import { misroutingBehind } from "./mantle/misrouting.js";
import { isOfRegion, unavailableRegion } from "./mantle/region.js";
import { claims as speaksOfTheId } from "./models/faults.js";
import { endOfLife, isEnded } from "./models/lifecycle.js";
import { proxyClaim } from "./network/proxy.js";
import { regionBehind, regionCause } from "./region/causes.js";
import { ignoredRegion } from "./region/ignored-by-version.js";
import { isMisled } from "./region/misled.js";
import { setupClaims } from "./setup/causes.js";
import { provisionedClaim } from "./throughput/provisioned.js";
import { shutQuotasClaim } from "./throughput/shut-quotas.js";
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
  const clock = clockClaim(plan, facts);
  if (clock !== null) claims.push(clock);
  const helper = passedOverHelper(plan, facts);
  if (helper !== null) claims.push(helper);
  const proxy = proxyClaim(plan);
  if (proxy !== null) claims.push(proxy);
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
  const noMantle = unavailableRegion(plan, facts);
  if (noMantle !== null) claims.push({ cause: noMantle, claims: isOfRegion });
  const guardrail = missingGuardrail(plan, facts) ?? unreadyGuardrail(plan, facts);
  if (guardrail !== null) claims.push({ cause: guardrail, claims: isOfGuardrail });
  const unsent = unsentGuardrail(plan, facts);
  if (unsent !== null) claims.push({ cause: unsent, claims: (one) => isOfUnsent(one, facts) });
  const ended = endOfLife(plan, facts);
  if (ended !== null) {
    claims.push({
      cause: { found: ended, facts: ["invocation"], failures: [] },
      claims: (one) => isEnded(plan, facts, one),
    });
  }
  const ofThroughput = [provisionedClaim(plan, facts), shutQuotasClaim(plan, facts)];
  claims.push(...ofThroughput.filter((one) => one !== null));
  return claims;
}
