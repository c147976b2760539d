/**
 * Whether a refusal proves that the credentials themselves are bad, so that nothing signed with them
 * needs to be asked again: each such call would only be one more denied call in the account's logs.
 */
import { findRefusalMeaning, type RefusalMeaning } from "../knowledge/refusals.js";
import type { Failure } from "./types.js";

const ABOUT_CREDENTIALS: ReadonlySet<RefusalMeaning | null> = new Set([
  "credentials-expired",
  "credentials-invalid",
  "signature-mismatch",
  "signature-time",
  "api-key-rejected",
]);

/**
 * True where AWS refused the key, token, signature or API key, whatever was asked.
 *
 * @param failure - a failure of any call
 */
export function disprovesCredentials(failure: Failure | undefined): boolean {
  return failure?.kind === "refusal" && ABOUT_CREDENTIALS.has(findRefusalMeaning(failure));
}
