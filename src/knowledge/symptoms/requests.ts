/** Texts about quotas, capacity, the request's own shape, guardrails, Mantle and denials. */
import { debugLog, seeEndpoint, seeQuota, seeRegionOfArn } from "./deciders.js";
import type { SymptomGroup } from "./types.js";

const asOf = "2026-11-20";

export const requestSymptoms: readonly SymptomGroup[] = [
  {
    asOf,
    source: "texts of Amazon Bedrock and of IAM in their user guides and in public reports",
    rows: [
      {
        text: /not authorized to perform:? ?(?:bedrock|bedrock-mantle|sts|iam|aws-marketplace|servicequotas):\w+/,
        codes: ["iam.denied"],
        decides: seeRegionOfArn,
        reading: "denial",
      },
      {
        text: /encoded authorization failure message/,
        codes: ["iam.denied", "iam.denied-scp", "iam.denied-explicit"],
        decides:
          "`aws sts decode-authorization-message --encoded-message <message>` shows the policy that decided.",
      },
      {
        text: /too many tokens,? please wait|too many tokens, wait/,
        codes: ["throughput.throttled-tokens", "throughput.quota-zero", "throughput.quota-low"],
        decides: seeQuota,
      },
      {
        text: /too many requests,? please wait|you have sent too many requests/,
        codes: ["throughput.throttled-requests", "throughput.quota-zero"],
        decides: seeQuota,
      },
      {
        text: /exceeds the service quota for your account|ServiceQuotaExceededException/,
        codes: ["throughput.quota-zero", "throughput.quota-low", "throughput.throttled-tokens"],
        only: "aws",
        decides: seeQuota,
      },
      {
        text: /provisioned (?:model )?throughput .{0,80}(?:not (?:ready|in ?service|active)|creating|failed)|provisioned-model\/\S+ .{0,60}not (?:ready|in ?service)/,
        codes: ["throughput.provisioned-not-ready"],
      },
      {
        text: /bedrock is unable to process your request|model is not ready for inference|not ready to serve inference|ModelNotReadyException|ServiceUnavailableException|serviceUnavailableException|insufficient capacity|"?overloaded_error"?|API Error:? \(?529\)?|currently (?:at capacity|experiencing high demand)/,
        codes: ["throughput.capacity"],
        only: "aws",
      },
      {
        text: /reservation not found|service tier .{0,60}(?:not (?:supported|available|offered))|does not support the .{0,30}service tier/,
        codes: ["throughput.service-tier-unsupported", "throughput.service-tier-invalid"],
        decides: "The model's card in the Bedrock user guide lists the tiers it has.",
      },
      {
        text: /maximum tokens you requested exceeds the model limit|which is the maximum allowed number of output tokens|max_tokens must be greater than|max_tokens: must be (?:less|greater)|thinking\.budget_tokens/,
        codes: ["throughput.output-limit"],
      },
      {
        text: /does not support the effort parameter|input tag 'adaptive' found/,
        codes: ["request.extra-fields", "request.beta-rejected", "network.gateway-error"],
        only: "aws",
        decides:
          "The field that the text names; `claude --version`: a newer release may leave it out by itself.",
      },
      {
        text: /guardrail identifier (?:or version )?(?:provided )?(?:in the request )?(?:is invalid|does(?:n't| not) exist)|guardrail .{0,80}(?:does not exist|not found|could not be found)|guardrailIdentifier' failed to satisfy/,
        codes: ["guardrail.not-found", "guardrail.header-malformed"],
        decides: "`aws bedrock list-guardrails --region <region>`: the ID must stand there.",
      },
      {
        text: /guardrail .{0,60}(?:not (?:in )?(?:a )?ready|status (?:is )?(?:creating|updating|versioning|failed|deleting))/,
        codes: ["guardrail.not-ready"],
      },
      {
        text: /guardrail.{0,60}cross-region|cross-region.{0,60}guardrail/,
        codes: ["guardrail.cross-region-off"],
        only: "aws",
      },
      {
        text: /invalid header name|header name must be a valid http token/,
        codes: ["guardrail.header-malformed"],
        only: "aws",
      },
    ],
  },
  {
    asOf,
    source: "texts of Amazon Bedrock's Mantle endpoint in public reports; observed for Claude Code 2.1.328",
    rows: [
      {
        text: /isn't supported on this route|does not support the '\/?openai/,
        codes: ["mantle.base-url"],
      },
    ],
  },
];

/** Bare names of AWS's errors and bare statuses: the least that a text can tell. */
export const bareSymptoms: readonly SymptomGroup[] = [
  {
    asOf,
    source: "modelled errors of Amazon Bedrock Runtime; observed sentences of Claude Code 2.1.328",
    rows: [
      {
        text: /\bAccessDenied(?:Exception)?\b/,
        codes: ["iam.denied", "model.access-denied", "iam.denied-scp", "iam.denied-explicit"],
        rank: "name",
        only: "bedrock",
        decides: debugLog,
        covers: /^(iam|model|mantle|guardrail|credentials|network)\./,
      },
      {
        text: /\bThrottlingException\b|\bTooManyRequestsException\b/,
        codes: [
          "throughput.throttled-requests",
          "throughput.throttled-tokens",
          "throughput.throttled-daily",
          "throughput.quota-zero",
        ],
        rank: "name",
        decides: seeQuota,
        only: "bedrock",
        covers: /^throughput\./,
      },
      {
        text: /request rejected \(429\)|API Error:? \(?429\)?/,
        codes: [
          "throughput.throttled-requests",
          "throughput.throttled-tokens",
          "throughput.capacity",
          "throughput.throttled-daily",
        ],
        rank: "status",
        decides: seeQuota,
        covers: /^(throughput|network)\./,
      },
      {
        text: /API Error:? \(?503\)?/,
        codes: ["throughput.capacity", "network.gateway-error", "network.not-aws"],
        rank: "status",
        decides: seeEndpoint,
        covers: /^(throughput|network)\./,
      },
      {
        text: /API Error:? \(?(?:500|408|424)\)?|\bInternalServerException\b|\bModelTimeoutException\b|\bModelErrorException\b|\bModelStreamErrorException\b|error while processing the model|unexpected error during processing|processing time exceeded the model timeout/,
        codes: ["throughput.capacity", "network.gateway-error", "doctor.unrecognised-error"],
        rank: "status",
        only: "aws",
        decides: `AWS's own fault, usually gone with the next try; behind a base URL of your own the gateway's. ${seeEndpoint}`,
        covers: /^(throughput|network)\./,
      },
    ],
  },
];
