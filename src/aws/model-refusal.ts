/**
 * Whether a refusal is one of the model itself, so that Claude Code goes on to an older one where
 * nobody pinned it. What is the same for every model is not asked again with the next: each such
 * call would only be one more denied call in the account's logs.
 */
import { refusedStatuses, sameForEveryModel } from "../knowledge/fall-back.js";
import { findRefusalMeaning, type RefusalMeaning } from "../knowledge/refusals.js";
import { isServerFault, measuredWaits, serverFaults } from "../knowledge/silent-retries.js";
import { disprovesCredentials } from "./credential-refusal.js";
import type { Failure, Refusal } from "./types.js";

/** What is refused in the same way with every model. */
const ofTheRequest: readonly RefusalMeaning[] = [
  "use-case-form-missing",
  "country-unsupported",
  "account-hold",
  "quota-exceeded",
  "guardrail-unknown",
  "guardrail-not-ready",
  "service-tier-invalid",
  "service-tier-unsupported",
  "beta-rejected",
  "extra-fields",
];

/**
 * True where AWS refused the model: statuses 400, 403 and 404, unless the refusal is about the
 * credentials, the account's use-case form or a header. 429, 5xx, time-outs and whatever is not AWS
 * teach the client nothing.
 *
 * @param failure - a failure of a model request
 */
export function refusesModel(failure: Failure | undefined): failure is Refusal {
  if (failure?.kind !== "refusal" || disprovesCredentials(failure)) return false;
  if (!refusedStatuses.values.some((value) => value === failure.status)) return false;
  // One form for all Anthropic models of an account; flags and fields are those of the request.
  const meaning = findRefusalMeaning(failure);
  if (meaning !== null && ofTheRequest.includes(meaning)) return false;
  return !sameForEveryModel.some(({ text }) => text.test(failure.message));
}

/**
 * True where AWS misses the account's use-case form: the same for every model, unless another one is
 * served, or none was tried. Then it is a refusal of this model, from which the client goes on.
 */
export function missesUseCase(failure: Failure | undefined): boolean {
  return failure?.kind === "refusal" && findRefusalMeaning(failure) === "use-case-form-missing";
}

/** True where AWS refused a model because of the account's or project's data retention mode. */
export function speaksOfRetention(failure: Failure | undefined): boolean {
  return failure?.kind === "refusal" && findRefusalMeaning(failure) === "data-retention";
}

/** True where AWS refused a beta flag: the client then tries again with fewer. */
export function refusesFlags(failure: Failure | undefined): failure is Refusal {
  return failure?.kind === "refusal" && findRefusalMeaning(failure) === "beta-rejected";
}

/** Before the client tries again, ms. */
export const firstWaitMs = (measuredWaits.seconds[0] ?? 0) * 1000;

/**
 * True for a fault of AWS's own side that has no meaning of its own and that the client tries again
 * without a word: met once, it says nothing of the set-up.
 */
export function isPassingFault(failure: Failure | undefined): boolean {
  return (
    failure?.kind === "refusal" &&
    failure.inStream !== true &&
    isServerFault(failure.status) &&
    !serverFaults.notRetried.includes(failure.status) &&
    findRefusalMeaning(failure) === null
  );
}
