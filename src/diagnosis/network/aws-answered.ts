/**
 * Whether AWS itself answered, by its form: then names, connections and certificates are good, and what
 * fails beside it is not the way.
 */
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { isGateway } from "./codes-of.js";

/** Of the questions at the client's own hosts that come before the model requests, control plane only. */
export function answersOfAws(plan: Plan, facts: Facts): boolean {
  const { inferenceProfiles, modelAccess } = facts;
  return [inferenceProfiles, modelAccess].some((fact) => {
    if (fact.state === "answered") return true;
    if (fact.state !== "refused" || fact.failure.kind !== "refusal") return false;
    return fact.failure.unmarked === undefined && !isGateway(plan, fact.failure.host);
  });
}
