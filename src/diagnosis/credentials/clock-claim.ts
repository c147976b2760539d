/**
 * A clock that runs behind AWS's by more than a signature may: a sign-in that has ended looks valid here,
 * so that the client shows it instead of renewing it. What the portal then says is the clock's doing.
 */
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { clockLimits } from "../../knowledge/clock.js";
import type { PlanClaim } from "../plan-claims.js";
import { clockSkew, readClocks } from "./clock.js";

/** The clock as the cause of a rejected sign-in, or null. */
export function clockClaim(plan: Plan, facts: Facts): PlanClaim | null {
  const offsetMs = readClocks(plan, facts)?.offsetMs ?? 0;
  const { credentials } = facts;
  if (offsetMs < clockLimits.refusedMs || credentials.state !== "refused") return null;
  const { failure } = credentials;
  if (failure.kind !== "refusal" || failure.operation !== "GetRoleCredentials" || failure.status !== 401) {
    return null;
  }
  const found = clockSkew(plan, facts, true);
  if (found?.code !== "credentials.clock-skew") return null;
  return {
    cause: {
      found: { ...found, arguments: { ...found.arguments, behindSignIn: true } },
      facts: ["credentials"],
      failures: [],
    },
    claims: ({ fact }) => fact === "credentials",
  };
}
