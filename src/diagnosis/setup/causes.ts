/**
 * Causes that the set-up alone proves, with the failures that follow from them, so that the
 * consequences get no name of their own.
 */
import type { Plan } from "../../claude-code/types.js";
import type { FactName, Facts } from "../../facts/types.js";
import { leftOutOf, needTrust } from "../left-out.js";
import type { PlanClaim } from "../plan-claims.js";
import type { Classified } from "../types.js";
import { lostClaims } from "./lost-claims.js";
import { skippedAuth } from "./skip-auth.js";

const all: FactName[] = [
  "credentials",
  "identity",
  "inferenceProfiles",
  "modelAccess",
  "invocation",
  "mantle",
];

/**
 * The cause beside which nothing else that the run saw is true of the client, or null: what a
 * project's files would have decided makes every answer one to another question.
 */
export function decidingCause(plan: Plan): Classified | null {
  const decided = leftOutOf(plan).flatMap((one) => one.decides);
  const found = decided.some((one) => one !== "certificates") ? needTrust(plan) : null;
  return found === null ? null : { found, facts: [...all], failures: [] };
}

/** The other causes of the set-up, in the order in which they may claim a failure. */
export function setupClaims(plan: Plan, facts: Facts): PlanClaim[] {
  const claims: PlanClaim[] = [];
  const certificates = leftOutOf(plan).some((one) => one.decides.includes("certificates"));
  const untrusted = certificates ? needTrust(plan) : null;
  if (untrusted !== null) {
    claims.push({
      cause: { found: untrusted, facts: [], failures: [] },
      claims: ({ failure }) => failure.kind === "no-answer" && failure.reason === "tls",
    });
  }
  claims.push(...lostClaims(plan, facts));
  const skipped = skippedAuth(plan, facts);
  if (skipped !== null) {
    claims.push({
      cause: { found: skipped.found, facts: [...skipped.facts], failures: [] },
      claims: ({ fact, failure }) => skipped.facts.includes(fact) && failure.kind === "refusal",
    });
  }
  return claims;
}
