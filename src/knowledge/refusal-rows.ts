/**
 * What AWS's refusals mean, as data: the fixed part of a text or an error name, and its meaning.
 * Rows are tried in order; the first that matches decides. Texts differ in apostrophes and in the
 * names they carry, so only the fixed part is matched. Nothing here knows a finding code.
 */

import type { RefusalMeaning } from "./refusal-meanings.js";

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
    statuses: [400, 401, 403],
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
    statuses: [400, 401, 403],
    codes: ["SignatureDoesNotMatch", "InvalidSignatureException"],
    text: /request signature we calculated does not match/i,
    asOf,
    source: "AWS common errors",
  },
  {
    meaning: "api-key-rejected",
    statuses: [401, 403],
    text: /make sure your api key is valid|invalid api key format|invalid bearer token|^bearer token has expired/i,
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
    text: /the provided (?:model identifier|resource identifier|arn) is invalid|at 'modelId' failed to satisfy constraint|could not resolve the foundation model from|inference profile\b.{0,120}\b(?:not found|not be found|does not exist|doesn.t exist)/i,
    asOf,
    source:
      "public reports of the texts; the last are GetInferenceProfile's words for a profile that is gone",
  },
  {
    meaning: "no-model-access",
    statuses: [400, 403, 404],
    text: /you don.t have access to the model with the specified model id|is not available for this account/i,
    asOf,
    source: "Amazon Bedrock user guide, API error codes; public reports for Opus 4.7 and later",
  },
  {
    meaning: "country-unsupported",
    statuses: [400, 403],
    text: /not allowed from unsupported countries, regions, or territories/i,
    asOf,
    source: "public reports of Amazon Bedrock's text",
  },
  {
    meaning: "payment-instrument",
    statuses: [400, 403],
    text: /INVALID_PAYMENT_INSTRUMENT/,
    asOf,
    source: "public reports of Amazon Bedrock's text",
  },
  {
    // Before "not-authorised": the shorter form of the text names an action as IAM's denials do.
    meaning: "marketplace-denied",
    statuses: [400, 403],
    text: /required AWS Marketplace actions|model access is denied due to [\s\S]*aws.marketplace/i,
    asOf,
    source: "public reports of both texts",
  },
  {
    meaning: "agreement-pending",
    statuses: [400, 403],
    codes: ["MPAgreementBeingCreated"],
    text: /marketplace subscription for this model is still being processed|MPAgreementBeingCreated/i,
    asOf,
    source: "Amazon Bedrock user guide, API error codes",
  },
  {
    meaning: "account-hold",
    statuses: [400, 403],
    codes: [
      "BadCScoreException",
      "BadCScore",
      "OptInRequired",
      "OptInRequiredException",
      "SubscriptionRequiredException",
    ],
    text: /your account is not authorized to (?:perform this action|invoke this api operation)|BadCScoreException|access key id needs a subscription for the service/i,
    asOf,
    source: "Amazon Bedrock user guide, API error codes; AWS common errors; public reports of the texts",
  },
  {
    // The same words stand for a hold on the account and for a model that it may no longer call.
    meaning: "operation-not-allowed",
    statuses: [400, 403, 404],
    text: /^operation not allowed\b/i,
    asOf,
    source: "public reports of the text, with status 400 and 404",
  },
  {
    meaning: "legacy-inactive",
    statuses: [400, 403, 404],
    text: /marked by provider as legacy and you have not been actively using the model/i,
    asOf,
    source: "public reports of the text, with 15 and with 30 days",
  },
  {
    meaning: "end-of-life",
    statuses: [400, 403, 404],
    text: /model version has reached the end of its life|model (?:version )?(?:has been|is) (?:deprecated|retired) and (?:is )?no longer (?:available|supported)/i,
    asOf,
    source: "reported with status 404",
  },
  {
    meaning: "data-retention",
    statuses: [400, 403],
    text: /data retention (?:mode|setting)\b.{0,60}\bis not (?:available|allowed|supported)/i,
    asOf,
    source: "Amazon Bedrock user guide, data retention; public reports of the text",
  },
  {
    meaning: "not-authorised",
    statuses: [400, 401, 403],
    text: /not authorized to perform: [\w-]+:\w+|encoded authorization failure message/i,
    asOf,
    source: "IAM user guide, access denied messages",
  },
  {
    meaning: "quota-exceeded",
    statuses: [400],
    codes: ["ServiceQuotaExceededException", "ServiceQuotaExceeded"],
    text: /exceeds the service quota for your account/i,
    asOf,
    source: "Amazon Bedrock API reference, InvokeModelWithResponseStream, errors",
  },
  {
    meaning: "tokens-per-day-used-up",
    statuses: [424, 429],
    text: /tokens per day|daily token quota/i,
    asOf,
    source: "public reports; the text came with new accounts",
  },
  {
    meaning: "tokens-used-up",
    statuses: [424, 429],
    text: /too many (?:input |output )?tokens|tokens? per minute|tokens has exceeded your per-minute rate limit/i,
    asOf,
    source: "public reports of Amazon Bedrock's ThrottlingException; Anthropic API, rate limits",
  },
  {
    meaning: "model-not-ready",
    statuses: [429],
    codes: ["ModelNotReadyException"],
    text: /not ready to serve inference/i,
    asOf,
    source: "model of @aws-sdk/client-bedrock-runtime 3.1162.0",
  },
  {
    // Whatever else is held back by number: the oldest of the quotas, and the one that AWS names last.
    meaning: "requests-used-up",
    statuses: [429],
    codes: ["ThrottlingException", "Throttling", "rate_limit_error", "TooManyRequestsException"],
    text: /too many requests|request rate is too high|rate exceeded/i,
    asOf,
    source: "public reports of Amazon Bedrock's ThrottlingException; Anthropic API, errors",
  },
  {
    meaning: "over-capacity",
    statuses: [503, 529],
    codes: ["ServiceUnavailableException", "overloaded_error", "ModelStreamErrorException"],
    text: /^/,
    asOf,
    source: "Amazon Bedrock user guide, API error codes; Anthropic API, errors",
  },
  {
    meaning: "service-tier-invalid",
    statuses: [400],
    text: /service tier provided is invalid|at 'serviceTier(?:\.type)?' failed to satisfy constraint/i,
    asOf,
    source: "public reports of the first text; the second is AWS's wording for enumerations",
  },
  {
    meaning: "service-tier-unsupported",
    statuses: [400],
    text: /service tier\b.{0,80}\bis(?: not|n.t) (?:supported|available|offered)|(?:does not|doesn.t) support\b.{0,60}\bservice tier|unsupported service tier|reservation not found/i,
    asOf,
    source: "public reports: Amazon Bedrock for Claude, Nova and others, 2026",
  },
  {
    meaning: "not-served-on-mantle",
    statuses: [400, 404],
    text: /\bmodel:? (?:['`"][^'`"]+['`"]|anthropic\.[\w.:-]+) (?:does not exist|was not found|not found|is(?: not|n.t) (?:served|supported|available|a valid))|^model: anthropic\.[\w.:-]+$/i,
    asOf,
    source:
      "public reports of Mantle's texts; Claude Code documentation, Amazon Bedrock, Mantle; Messages API, errors",
  },
  {
    meaning: "wrong-path",
    statuses: [400, 404],
    text: /does not support the '\/[^']*' api/i,
    asOf,
    source: "public reports of requests to a wrong path",
  },
  {
    meaning: "guardrail-not-ready",
    statuses: [400, 409],
    text: /guardrail\b.{0,120}\b(?:not (?:in (?:a |the )?)?(?:READY|ready)\b|is being (?:created|updated))/,
    asOf,
    source: "Amazon Bedrock API reference, GetGuardrail: a guardrail is applied in the state READY alone",
  },
  {
    meaning: "guardrail-unknown",
    statuses: [400, 404],
    text: /guardrail identifier (or version )?.*(is invalid|does not exist)|guardrail was enabled but input is in incorrect format/i,
    asOf,
    source: "Amazon Bedrock user guide, guardrails; public reports of the texts",
  },
  {
    meaning: "beta-rejected",
    statuses: [400],
    text: /invalid beta flag|unexpected value\(s\) .{0,200}anthropic-beta. header/i,
    asOf,
    source: "public reports of the text in three forms; the last is the Messages API's own",
  },
  {
    meaning: "extra-fields",
    statuses: [400],
    text: /extra inputs are not permitted|extraneous key \[\w+\] is not permitted|does not support the effort parameter/i,
    asOf,
    source: "public reports; Claude Code documentation, errors",
  },
  {
    meaning: "input-too-long",
    statuses: [400, 413],
    text: /input is too long for requested model|prompt is too long/i,
    asOf,
    source: "public reports; Anthropic API documentation, errors",
  },
];
