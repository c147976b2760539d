/**
 * Whether AWS took the credentials at all, and where. An answer proves it, and so does a refusal for
 * another reason: AWS looks at who asks before it looks at what is asked.
 */
import type { Failure } from "../../aws/types.js";
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { findRefusalMeaning, type RefusalMeaning } from "../../knowledge/refusals.js";
import { collectFailures, probesOf } from "../collect.js";
import { hasApiKey } from "./caller.js";

/** The facts that tell of credentials; a whole set of facts is one of these. */
export type AskedFacts = Pick<
  Facts,
  "credentials" | "identity" | "inferenceProfiles" | "modelAccess" | "invocation" | "mantle"
> &
  Partial<Facts>;

const ofCredentials: readonly RefusalMeaning[] = [
  "credentials-expired",
  "credentials-invalid",
  "signature-mismatch",
  "signature-time",
  "api-key-rejected",
];

/** The questions that AWS answered, or refused for a reason other than the credentials. */
export function takenBy(plan: Plan, facts: AskedFacts): string[] {
  const taken: string[] = [];
  if (facts.identity.state === "answered" && !hasApiKey(plan)) taken.push("GetCallerIdentity");
  if (facts.inferenceProfiles.state === "answered") taken.push("ListInferenceProfiles");
  const access = facts.modelAccess;
  if (access.state === "answered" && access.value.models.some(({ state }) => state === "answered")) {
    taken.push("GetFoundationModelAvailability");
  }
  for (const name of ["invocation", "mantle"] as const) {
    if (probesOf(facts, name).some(({ state }) => state === "answered")) taken.push("a model request");
  }
  for (const { fact, failure } of collectFailures(facts)) {
    if (!(fact === "identity" && hasApiKey(plan)) && knowsTheCaller(failure)) taken.push(failure.operation);
  }
  return [...new Set(taken)];
}

/** AWS refused what was asked, not who asked. */
function knowsTheCaller(failure: Failure): boolean {
  if (failure.kind !== "refusal") return false;
  if (failure.denial?.principal !== undefined) return true;
  const meaning = findRefusalMeaning(failure);
  return meaning !== null && meaning !== "not-authorised" && !ofCredentials.includes(meaning);
}
