/**
 * What AWS's refusals mean, as data: the fixed part of a text or an error name, and its meaning.
 * Rows are tried in order; the first that matches decides. Texts differ in apostrophes and in the
 * names they carry, so only the fixed part is matched. Nothing here knows a finding code.
 */

export type RefusalMeaning =
  | "credentials-expired"
  | "credentials-invalid"
  | "signature-mismatch"
  | "signature-time"
  | "api-key-rejected"
  | "use-case-form-missing"
  | "on-demand-unsupported"
  | "invalid-identifier"
  | "no-model-access"
  | "not-authorised";

export interface RefusalRow {
  meaning: RefusalMeaning;
  /** HTTP statuses with which it was reported; empty for any. */
  statuses: readonly number[];
  /** AWS error names that are enough by themselves. */
  codes?: readonly string[];
  /** The fixed part of the text. */
  text?: RegExp;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";

export const refusalRows: readonly RefusalRow[] = [
  {
    meaning: "credentials-expired",
    statuses: [400, 401, 403],
    codes: ["ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"],
    text: /security token included in the request is expired|the provided token has expired|^token has expired/i,
    asOf,
    source: "AWS common errors; texts of Amazon Bedrock and AWS STS in public reports",
  },
  {
    meaning: "signature-time",
    statuses: [400, 403],
    codes: ["RequestExpired", "RequestTimeTooSkewed"],
    text: /signature expired: .* is now earlier than|signature not yet current/i,
    asOf,
    source: "AWS common errors; texts of AWS STS in public reports",
  },
  {
    meaning: "credentials-invalid",
    statuses: [400, 401, 403],
    codes: ["UnrecognizedClientException", "InvalidClientTokenId", "UnrecognizedClient"],
    text: /security token included in the request is invalid/i,
    asOf,
    source: "AWS common errors; texts of Amazon Bedrock and AWS STS in public reports",
  },
  {
    meaning: "signature-mismatch",
    statuses: [400, 403],
    codes: ["SignatureDoesNotMatch", "InvalidSignatureException"],
    text: /request signature we calculated does not match/i,
    asOf,
    source: "AWS common errors",
  },
  {
    meaning: "api-key-rejected",
    statuses: [401, 403],
    text: /make sure your api key is valid|invalid api key format|invalid bearer token/i,
    asOf,
    source: "texts of Amazon Bedrock for API keys in public reports",
  },
  {
    meaning: "use-case-form-missing",
    statuses: [400, 403, 404],
    codes: ["FTUFormNotFilled"],
    text: /use case details have not been submitted|not filled out the required use-case form/i,
    asOf,
    source: "Amazon Bedrock user guide, API error codes; public reports of both texts",
  },
  {
    meaning: "on-demand-unsupported",
    statuses: [400],
    text: /with on-demand throughput isn.t supported/i,
    asOf,
    source: "Claude Code documentation, Amazon Bedrock, troubleshooting; public reports",
  },
  {
    meaning: "invalid-identifier",
    statuses: [400, 404],
    text: /the provided model identifier is invalid|at 'modelId' failed to satisfy constraint|could not resolve the foundation model from/i,
    asOf,
    source: "public reports of all three texts",
  },
  {
    meaning: "no-model-access",
    statuses: [400, 403, 404],
    text: /you don.t have access to the model with the specified model id|is not available for this account/i,
    asOf,
    source: "Amazon Bedrock user guide, API error codes; public reports for Opus 4.7 and later",
  },
  {
    meaning: "not-authorised",
    statuses: [400, 401, 403],
    text: /is not authorized to perform: [\w-]+:\w+/i,
    asOf,
    source: "IAM user guide, access denied messages",
  },
];

/** The first row that matches, or null where the texts known here do not cover the refusal. */
export function findRefusalMeaning(refusal: {
  status: number;
  code: string;
  message: string;
}): RefusalMeaning | null {
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
