/**
 * Reads what an access denial says of itself: who, what, on which resource, and by which kind of
 * policy. AWS writes this as one English sentence and nowhere else, so the sentence is parsed; the
 * action in the text is trusted over the operation that was called, since they can differ.
 */
import type { Denial } from "./types.js";

/** Source: denial texts of Amazon Bedrock in public reports, as of 2026-11-20. */
const SENTENCE =
  /(?:^|\b(?:User|Principal): (?<principal>\S+) )?is not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: (?<resource>\S+))?(?<rest>[\s\S]*)$/;
const MISSING = /because no (?<policy>[\w -]+?) allows/;
const DENIED = /with an explicit deny(?: in an? (?<policy>[\w -]+?))?(?=$|[.:,]|\s*$)(?:: (?<arn>arn:\S+))?/m;

const POLICY_TYPES: readonly NonNullable<Denial["policyType"]>[] = [
  "identity-based policy",
  "session policy",
  "permissions boundary",
  "service control policy",
  "resource control policy",
  "resource-based policy",
  "VPC endpoint policy",
];

/**
 * Parses an access-denied text.
 *
 * @param message - the text as AWS sent it
 * @returns the parts that the text names, or undefined where it is no such denial; never throws
 */
export function parseDenial(message: string): Denial | undefined {
  const sentence = SENTENCE.exec(message)?.groups;
  if (sentence?.action === undefined) return undefined;
  const rest = sentence.rest ?? "";
  const missing = MISSING.exec(rest)?.groups;
  const denied = missing === undefined ? DENIED.exec(rest)?.groups : undefined;
  const explicit = missing === undefined && rest.includes("with an explicit deny");
  const policyType = policyTypeOf(missing?.policy ?? denied?.policy);
  const policyArn = denied?.arn === undefined ? undefined : trimPunctuation(denied.arn);
  return {
    action: sentence.action,
    effect: missing !== undefined ? "implicit" : explicit ? "explicit" : "unsaid",
    ...(sentence.principal === undefined ? {} : { principal: sentence.principal }),
    ...(sentence.resource === undefined ? {} : { resource: trimPunctuation(sentence.resource) }),
    ...(policyType === undefined ? {} : { policyType }),
    ...(policyArn === undefined ? {} : { policyArn }),
  };
}

function policyTypeOf(text: string | undefined): Denial["policyType"] {
  const wanted = text?.trim().toLowerCase();
  return POLICY_TYPES.find((type) => type.toLowerCase() === wanted);
}

/** The sentence's own full stop or comma may follow an ARN without a blank. */
function trimPunctuation(text: string): string {
  return text.replace(/(?<![.,;:])[.,;:]+$/, "");
}
