/** Texts about models: what AWS says of an ID or of the account, and what the client makes of it. */
import { debugLog, seeEndpoint, seeModel, seePlan, seeProfiles } from "./deciders.js";
import type { SymptomGroup } from "./types.js";

const asOf = "2026-11-20";

export const modelSymptoms: readonly SymptomGroup[] = [
  {
    asOf,
    source: "texts of Amazon Bedrock in its user guide and in public reports",
    rows: [
      {
        text: /marketplace agreement (?:pending|failed)|valid payment instrument must be provided.{0,200}still being processed/,
        codes: ["model.agreement-pending"],
      },
      {
        text: /account is not authorized by aws|please create a support case/,
        codes: ["model.account-hold"],
        only: "aws",
      },
      {
        text: /\boperation not allowed\b/,
        codes: ["model.account-hold", "model.end-of-life", "model.legacy"],
        only: "aws",
        decides:
          "Try another active model: if that is refused as well, the account is on hold; if it answers, the model is.",
      },
      {
        text: /do not have access to the model with the specified|no access to model with/,
        codes: ["model.access-denied"],
      },
      {
        text: /access to anthropic models is not allowed from unsupported countries/,
        codes: ["model.access-denied", "model.account-hold", "network.proxy-failed"],
        decides:
          "The country of the address the request leaves from (VPN, proxy) and that of the account; another address tells.",
      },
      {
        text: /model (?:version )?(?:has been |is )?(?:deprecated|retired) and (?:is )?no longer (?:available|supported)/,
        codes: ["model.end-of-life"],
        only: "aws",
      },
      {
        text: /data retention (?:mode|setting).{0,60}not (?:available|allowed|supported)/,
        codes: ["model.data-retention"],
      },
      {
        text: /resource identifier is invalid|provided arn is invalid|invalid arn|malformed arn|arn .{0,80}is not valid/,
        codes: ["model.arn-invalid", "model.arn-region-mismatch"],
        only: "aws",
        decides: seePlan,
      },
      {
        text: /UnknownOperationException/,
        codes: ["model.arn-invalid", "network.gateway-error", "mantle.base-url", "network.not-aws"],
        decides: seeEndpoint,
      },
      {
        text: /"?thinking\.type\.enabled"? is not supported for this model|requires (?:a newer version of claude code|claude code (?:version )?v?\d)|claude code .{0,40}too old for/,
        codes: ["model.client-too-old"],
      },
      {
        text: /long context beta is not (?:yet )?available|(?:1m|long) context .{0,40}(?:not (?:available|supported|enabled))/,
        codes: ["model.context-1m-unsupported"],
        only: "aws",
      },
    ],
  },
  {
    asOf,
    source: "observed, Claude Code 2.1.170 and 2.1.328: models",
    rows: [
      {
        text: /is not available on your mantle deployment/,
        codes: ["mantle.model-not-served", "mantle.model-id-format", "mantle.region-unavailable"],
        decides: "`bedrock-doctor` asks Mantle for its line-up in the region.",
        reading: "selected-model",
        rank: "sentence",
        covers: /^(mantle|model)\./,
      },
      {
        text: /is not available on your bedrock deployment/,
        codes: [
          "model.use-case-missing",
          "model.end-of-life",
          "network.gateway-error",
          "model.access-denied",
        ],
        rank: "sentence",
        decides: `The client hides AWS's reason for a 404. ${debugLog}`,
        reading: "hidden-404",
        covers: /^(model|mantle|guardrail)\.|^network\.gateway/,
      },
      {
        text: /there's an issue with the selected model/,
        codes: [
          "mantle.model-not-served",
          "mantle.model-id-format",
          "model.invalid-id",
          "mantle.region-unavailable",
        ],
        rank: "sentence",
        decides: `\`bedrock-doctor plan\` shows whether the model goes to Mantle, which answers 404 so. ${debugLog}`,
        reading: "selected-model",
        covers: /^(model|mantle)\./,
      },
      {
        text: /is restricted by your organization's settings|your organization restricts model selection/,
        codes: ["model.not-selectable"],
      },
      {
        text: /claude-code:unrecognized_model|isn't recognized .{0,4}context assumed/,
        codes: ["model.invalid-id", "model.client-too-old", "model.arn-invalid"],
        rank: "sentence",
        decides: `A misspelling, or a model that is newer than this release of Claude Code (\`claude update\`). ${seeProfiles}`,
        covers: /^(model|throughput)\./,
      },
      {
        text: /no accessible model \(tried[^)]*\)\.? enable .{1,40}\(mantle\)/,
        codes: [
          "mantle.not-granted",
          "mantle.iam-denied",
          "credentials.expired",
          "mantle.region-unavailable",
        ],
        rank: "sentence",
        decides: `Any refusal counts as no access here. ${debugLog}`,
        covers: /^(credentials|iam|model|mantle|network|throughput)\./,
      },
      {
        text: /no accessible model \(tried/,
        codes: ["model.access-denied", "iam.denied", "credentials.expired", "model.use-case-missing"],
        rank: "sentence",
        decides: `Any refusal counts as no access here. ${debugLog}`,
        covers: /^(credentials|iam|model|mantle|network|throughput)\./,
      },
      {
        text: /not available .{0,4}using .{1,40}? for this session|switched to .{1,40}? because .{1,40}? is not available|not available .{0,4}using .{1,40}?\. enable .{1,40}? in the bedrock console/,
        codes: ["model.silent-fallback", "model.access-denied", "model.stale-access-memory"],
        rank: "sentence",
        decides: seeModel,
        covers: /^(model|iam)\./,
      },
      {
        text: /no InvokeModel permission|not enabled in this account/,
        codes: ["model.access-denied", "iam.denied", "credentials.expired"],
        rank: "sentence",
        decides: `The wizard says so of every 403. ${debugLog}`,
        covers: /^(credentials|iam|model)\./,
        only: "aws",
      },
    ],
  },
];
