/**
 * Which code a failure of the way to AWS has: no connection, TLS, a proxy, or an answer that is not
 * AWS's. What the client gets to work is none of them.
 */

import type { NoAnswer, NotAws, Refusal } from "../../aws/types.js";
import type { Plan } from "../../claude-code/types.js";
import type { FactName } from "../../facts/types.js";
import { isAwsHost } from "../../knowledge/aws-hosts.js";
import { isCertificateVerdict, isUntrustedChain } from "../../knowledge/network-codes.js";
import type { RefusalMeaning } from "../../knowledge/refusals.js";
import type { FindingCode } from "../types.js";
import { endpointOfFact } from "./endpoint-of-fact.js";

/** Also of a proxy that nobody named, which answers in the place of the host. */
const PROXY_AUTHENTICATION = 407;

/** Statuses by which a proxy says that it could not find or reach the host behind it. */
const cannotFind: readonly number[] = [404, 500, 502, 503, 504];

/** A proxy that cannot find a region's host is no fault of the proxy where there is no such region. */
export function codeOfProxy(failure: NoAnswer, regionUnknown: boolean): FindingCode {
  const { proxyStatus } = failure;
  if (proxyStatus === PROXY_AUTHENTICATION) return "network.proxy-auth";
  if (regionUnknown && proxyStatus !== undefined && cannotFind.includes(proxyStatus)) return "region.unknown";
  return "network.proxy-failed";
}

/**
 * Null where it is not known whether the client trusts the chain: the operating system's store, which
 * it trusts too, cannot be read here (decided neither way, so no finding).
 */
export function codeOfTls(failure: NoAnswer, plan: Plan): FindingCode | null {
  if (isUntrustedChain(failure.code) && failure.systemStore === "unreadable") return null;
  if (isCertificateVerdict(failure.code)) return "network.tls-untrusted";
  // No certificate was refused: what stands there speaks no TLS, or wants what AWS never wants.
  return isGateway(plan, failure.host) ? "network.gateway-error" : "network.not-aws";
}

/** A base URL that is no URL is the gateway's address written wrong; null for every other failure. */
export function codeOfBaseUrl(failure: NoAnswer, { endpoints }: Plan): FindingCode | null {
  const moved = endpoints.invoke?.overriddenBy !== undefined;
  return moved && failure.code === "ERR_INVALID_URL" ? "network.gateway-error" : null;
}

/** The code of an answer in no form of AWS's. */
export function codeOfNotAws(failure: NotAws, fact: FactName, plan: Plan): FindingCode {
  if (failure.status === PROXY_AUTHENTICATION) return "network.proxy-auth";
  // With a request ID it came from AWS, whatever it holds.
  const fromAws = failure.requestId !== undefined;
  if (failure.what === "unknown-operation")
    return isMoved(plan, failure.host) ? "network.gateway-error" : "doctor.unrecognised-error";
  if (failure.what === "broken-stream") return "network.stream-rewritten";
  if (failure.status < 300 && isStream(fact)) {
    const typed = /^(?:text\/event-stream|application\/vnd\.amazon\.eventstream)/i.test(
      failure.contentType ?? "",
    );
    if (typed || failure.holds !== undefined || (fromAws && failure.what !== "html"))
      return "network.stream-rewritten";
  }
  if (failure.status >= 400 && isGateway(plan, failure.host)) return "network.gateway-error";
  return fromAws && failure.what !== "html" ? "doctor.unrecognised-error" : "network.not-aws";
}

/** Meanings that any server's answer of that status would have. */
const ofAnyServer: readonly (RefusalMeaning | null)[] = [
  null,
  "over-capacity",
  "requests-used-up",
  "tokens-used-up",
];
const wordsOfAws =
  /bedrock|amazon|aws|please wait before trying again|(?:Throttling|ServiceUnavailable)Exception/i;

/** The code of an error that has AWS's shape or nearly, and is not AWS's; null where it is AWS's own. */
export function codeOfForeignRefusal(
  refusal: Refusal,
  meaning: RefusalMeaning | null,
  fact: FactName,
  plan: Plan,
): FindingCode | null {
  if (!ofAnyServer.includes(meaning) || refusal.denial !== undefined) return null;
  if (refusal.status === PROXY_AUTHENTICATION) return "network.proxy-auth";
  const invokePlane = isInvokePlane(fact);
  if (isGateway(plan, refusal.host)) {
    const passedOn = refusal.unmarked === undefined || (meaning !== null && wordsOfAws.test(refusal.message));
    return passedOn && refusal.status !== 401 ? null : "network.gateway-error";
  }
  if (meaning !== null || !invokePlane) return null;
  const never = refusal.status === 401 || refusal.unmarked === "error-object";
  return never ? "network.not-aws" : null;
}

/** A base URL that someone set, and that leads to no host of AWS. */
export function isGateway(plan: Plan, host: string): boolean {
  return !isAwsHost(host) && isMoved(plan, host);
}

/** A host that a base URL names, be it AWS's own: the control plane's knows no model requests. */
function isMoved(plan: Plan, host: string): boolean {
  return Object.values(plan.endpoints).some(
    (endpoint) =>
      endpoint?.overriddenBy !== undefined &&
      URL.canParse(endpoint.url) &&
      new URL(endpoint.url).host === host,
  );
}

function isInvokePlane(fact: FactName): boolean {
  const endpoint = endpointOfFact(fact);
  return endpoint === "invoke" || endpoint === "control";
}

function isStream(fact: FactName): boolean {
  return fact === "invocation" || fact === "mantle" || fact === "promptCache";
}
