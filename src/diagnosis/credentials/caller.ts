/**
 * Who invokes, as far as AWS told. Beside an API key STS is asked about the key pair that the key
 * hides, so that its answer must never be taken for the caller's.
 */

import type { Plan } from "../../claude-code/types.js";
import type { Facts, IdentityValue } from "../../facts/types.js";
import { collectFailures } from "../collect.js";
import type { AskedFacts } from "./accepted.js";

/** True where an API key is what the requests carry. */
export function hasApiKey(plan: Plan): boolean {
  return plan.credentials.kind.startsWith("api-key-");
}

/** GetCallerIdentity of the credentials in use, or null. */
export function callerIdentity(plan: Plan, { identity }: Pick<Facts, "identity">): IdentityValue | null {
  return identity.state === "answered" && !hasApiKey(plan) ? identity.value : null;
}

export interface CallerAccount {
  account: string;
  /** One clause: what told it. */
  toldBy: string;
}

/**
 * The account the requests are made in: by STS, by the ARNs of the account's own profiles, by a denial
 * that names the caller, or by the alias inside a long-term API key. Null where nothing tells.
 */
export function callerAccount(plan: Plan, facts: AskedFacts): CallerAccount | null {
  const identity = callerIdentity(plan, facts);
  if (identity !== null) return { account: identity.account, toldBy: "GetCallerIdentity" };
  const listed = facts.inferenceProfiles.state === "answered" ? facts.inferenceProfiles.value.profiles : [];
  for (const { arn } of listed) {
    const account = accountOf(arn);
    if (account !== null) return { account, toldBy: "the ARNs of ListInferenceProfiles" };
  }
  for (const { failure, fact } of collectFailures(facts)) {
    if (failure.kind !== "refusal" || (fact === "identity" && hasApiKey(plan))) continue;
    const account = accountOf(failure.denial?.principal ?? "");
    if (account !== null) return { account, toldBy: "the denial that names the caller" };
  }
  const { apiKey } = plan.credentials;
  return apiKey?.account === undefined
    ? null
    : { account: apiKey.account, toldBy: "the alias inside the API key" };
}

/** The account of an ARN, or null where it names none. */
function accountOf(arn: string): string | null {
  const account = arn.split(":")[4] ?? "";
  return /^\d{12}$/.test(account) ? account : null;
}
