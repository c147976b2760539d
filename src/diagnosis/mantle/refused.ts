/**
 * What Mantle's refusals prove. Its texts are Anthropic's, and the same status has several reasons: a
 * 403 that names an action is IAM's, one that names none is about the account; a 401 counts only where
 * neither the text nor the key tells why.
 */
import type { Failure, NotAws, Refusal } from "../../aws/types.js";
import type { Plan } from "../../claude-code/types.js";
import type { FactName } from "../../facts/types.js";
import { findRefusalMeaning, type RefusalMeaning } from "../../knowledge/refusals.js";
import type { CollectedFailure } from "../collect.js";
import type { FindingCode } from "../types.js";

/** AWS's own host, whatever path is asked there. */
const awsHost = /(^|\.)bedrock-mantle\.[a-z0-9-]+\.api\.aws$/i;

/** Mantle's code for a failure of its model requests, or null where another room's rules hold. */
export function mantleCause(
  failure: Failure,
  { plan, fact, apiKeyCause }: { plan: Plan; fact: FactName; apiKeyCause: FindingCode | null },
): FindingCode | null {
  if (fact !== "mantle" || failure.kind === "no-answer" || failure.kind === "provider") return null;
  if (isWrongPath(failure, plan)) return "mantle.base-url";
  if (failure.kind === "not-aws") return null;
  const meaning = findRefusalMeaning(failure);
  if (isUnauthenticated(failure, meaning)) return causeOfRejection(plan, apiKeyCause);
  switch (meaning) {
    case "not-served-on-mantle":
    case "invalid-identifier":
      return "mantle.model-not-served";
    case "no-model-access":
      return "mantle.not-granted";
    case null:
      return saysNotGranted(failure, plan) ? "mantle.not-granted" : null;
    default:
      return null;
  }
}

/** True where the requests go to AWS's own host: a gateway has refusals of its own. */
export function goesToMantle(plan: Plan): boolean {
  const { mantle } = plan.endpoints;
  if (mantle === null) return false;
  if (mantle.overriddenBy === undefined) return true;
  return URL.canParse(mantle.url) && awsHost.test(new URL(mantle.url).hostname);
}

/** Only an override can lead to a wrong path: the client's own is right. */
function isWrongPath(failure: Refusal | NotAws, plan: Plan): boolean {
  const { mantle } = plan.endpoints;
  if (mantle?.overriddenBy === undefined) return false;
  if (failure.kind === "not-aws" && failure.what === "unknown-operation") return true;
  const text = failure.kind === "refusal" ? `${failure.code} ${failure.message}` : (failure.excerpt ?? "");
  if (/UnknownOperationException/.test(text)) return true;
  if (failure.kind === "refusal") {
    const meaning = findRefusalMeaning(failure);
    if (meaning === "wrong-path" || /supported on this route/i.test(failure.message)) return true;
    if (meaning !== null) return false;
  }
  const lacksPath = !/\/anthropic\/?$/.test(mantle.url);
  return lacksPath && (failure.status === 404 || failure.status === 405);
}

/** Names in Anthropic's and OpenAI's shape for what was not authenticated. */
const aboutAuthentication = /^(authentication_error|invalid_api_key)$/;

/** Meanings with which a 401 says nothing that another code would name. */
const unspecific: readonly (RefusalMeaning | null)[] = [null, "api-key-rejected"];

function isUnauthenticated(refusal: Refusal, meaning: RefusalMeaning | null): boolean {
  if (!unspecific.includes(meaning)) return false;
  if (refusal.status === 401) return true;
  return refusal.status === 403 && (meaning === "api-key-rejected" || aboutAuthentication.test(refusal.code));
}

/** What the credentials tell of themselves comes first: their end, a key's form or its region. */
function causeOfRejection(plan: Plan, apiKeyCause: FindingCode | null): FindingCode | null {
  if (!goesToMantle(plan)) return null;
  if (apiKeyCause !== null) return apiKeyCause;
  const { apiKey, expiresAt } = plan.credentials;
  const isPast = (end: string | undefined): boolean =>
    end !== undefined && Date.parse(end) <= Date.parse(plan.at);
  if (isPast(apiKey?.expiresAt)) return "credentials.bearer-expired";
  if (isPast(expiresAt)) return "credentials.expired";
  const foreign = apiKey?.region !== undefined && apiKey.region !== plan.region.value;
  return foreign || apiKey?.fault !== undefined ? null : "mantle.auth-rejected";
}

function saysNotGranted(refusal: Refusal, plan: Plan): boolean {
  return (
    refusal.status === 403 &&
    refusal.denial === undefined &&
    /^(permission_error|AccessDenied(Exception)?)$/.test(refusal.code) &&
    goesToMantle(plan)
  );
}

/**
 * Where another endpoint says what is wrong with the same credentials, Mantle's silence about the
 * reason is no cause of its own.
 */
export function joinRejections(groups: Map<FindingCode, CollectedFailure[]>): void {
  const silent = groups.get("mantle.auth-rejected");
  const told = [...groups.keys()].find((code) => code.startsWith("credentials."));
  if (silent === undefined || told === undefined) return;
  groups.set(told, [...(groups.get(told) ?? []), ...silent]);
  groups.delete("mantle.auth-rejected");
}
