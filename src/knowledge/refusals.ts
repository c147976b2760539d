/**
 * What a refusal by AWS means, by the rows of `refusal-rows.ts`: the first that matches decides.
 * Nothing here knows a finding code.
 */
import type { RefusalMeaning } from "./refusal-meanings.js";
import { refusalRows } from "./refusal-rows.js";

export type { RefusalMeaning } from "./refusal-meanings.js";
export { type RefusalRow, refusalRows } from "./refusal-rows.js";

const asOf = "2026-11-20";

/**
 * Words for a missing right that name neither the action nor the policy. Other refusals begin alike,
 * so that they count only with the error's name, and where no row has matched.
 */
export const bareDenial = {
  codes: ["AccessDenied", "AccessDeniedException"] as readonly string[],
  text: /^access denied\b|not authorized to perform|(?:sufficient|required|necessary) (?:access|permissions?)\b/i,
  asOf,
  source: "AWS common errors; Amazon Bedrock user guide, API error codes",
} as const;

/**
 * IAM's denial as it mostly is, from its first word to its last: nothing in it can be the words of
 * another row, and a healthy account denies what it need not allow. It saves the making of twenty
 * regular expressions. Source: IAM user guide, access denied messages.
 */
const PLAIN_DENIAL =
  /^User: \S+ is not authorized to perform: [\w-]+:\w+ on resource: \S+ because no identity-based policy allows the [\w-]+:\w+ action$/;
const denials = refusalRows.find(({ meaning }) => meaning === "not-authorised");

/** The first row that matches, or null where the texts known here do not cover the refusal. */
export function findRefusalMeaning(refusal: {
  status: number;
  code: string;
  message: string;
}): RefusalMeaning | null {
  const { status, code, message } = refusal;
  const mayBeDenial = denials?.statuses.includes(status) === true && bareDenial.codes.includes(code);
  if (mayBeDenial && PLAIN_DENIAL.test(message)) return denials.meaning;
  const row = refusalRows.find((one) => {
    if (one.codes?.includes(refusal.code)) {
      // InvalidSignatureException covers both a wrong secret and a clock that is off: the text decides.
      return (
        one.meaning !== "signature-mismatch" || !/signature (expired|not yet current)/i.test(refusal.message)
      );
    }
    const inStatus = one.statuses.length === 0 || one.statuses.includes(refusal.status);
    return inStatus && one.text?.test(refusal.message) === true;
  });
  return row?.meaning ?? null;
}
