/**
 * What Claude Code and its set-up need IAM to allow, and why: the actions by purpose. On which
 * resources depends on the plan.
 */

export type AccessPurpose =
  | "invoke"
  | "api-key"
  | "guardrail"
  | "mantle"
  | "mantle-api-key"
  | "marketplace"
  | "mantle-marketplace"
  | "list-profiles"
  | "get-profile"
  | "count-tokens"
  | "mantle-count-tokens";

export interface AccessRow {
  purpose: AccessPurpose;
  /** Name of the statement. */
  sid: string;
  actions: readonly string[];
  /** `first-use`: only until the account has used the model once; `optional`: the client profits from it. */
  need: "required" | "first-use" | "optional";
  /** One sentence: what it is for, or what happens without it. */
  reason: string;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";
const documented = "Claude Code documentation, Amazon Bedrock, IAM configuration";
const reference = "Service Authorization Reference, Amazon Bedrock";
const crossRegion =
  "Amazon Bedrock user guide, cross-region inference; observed, releases 2.1.170 to 2.1.328";

export const accessRows: readonly AccessRow[] = [
  {
    purpose: "invoke",
    sid: "ClaudeCodeInvoke",
    actions: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
    need: "required",
    reason:
      "Every turn is a streamed request; start-up probes and the way out of a broken stream are plain ones. A profile needs its own ARN and the foundation model in each region it routes to.",
    asOf,
    source: crossRegion,
  },
  {
    purpose: "api-key",
    sid: "ClaudeCodeApiKey",
    actions: ["bedrock:CallWithBearerToken"],
    need: "required",
    reason: "Without it no Amazon Bedrock API key of this principal is accepted.",
    asOf,
    source: reference,
  },
  {
    purpose: "guardrail",
    sid: "ClaudeCodeGuardrail",
    actions: ["bedrock:ApplyGuardrail"],
    need: "required",
    reason: "The custom headers name a guardrail, and a request with one is refused without this.",
    asOf,
    source: "Amazon Bedrock user guide, permissions for guardrails",
  },
  {
    purpose: "mantle",
    sid: "ClaudeCodeMantle",
    actions: ["bedrock-mantle:CreateInference"],
    need: "required",
    reason: "Mantle has actions of its own: bedrock:InvokeModel does not cover it.",
    asOf,
    source: "Service Authorization Reference, Amazon Bedrock Mantle",
  },
  {
    purpose: "mantle-api-key",
    sid: "ClaudeCodeMantleApiKey",
    actions: ["bedrock-mantle:CallWithBearerToken"],
    need: "required",
    reason: "Without it Mantle accepts no API key of this principal.",
    asOf,
    source: "Service Authorization Reference, Amazon Bedrock Mantle",
  },
  {
    purpose: "marketplace",
    sid: "ClaudeCodeFirstUse",
    actions: ["aws-marketplace:ViewSubscriptions", "aws-marketplace:Subscribe"],
    need: "first-use",
    reason:
      "The account's first use of a model makes an AWS Marketplace subscription. Not needed once somebody has used the model in this account.",
    asOf,
    source: documented,
  },
  {
    purpose: "mantle-marketplace",
    sid: "ClaudeCodeMantleFirstUse",
    actions: ["aws-marketplace:ViewSubscriptions", "aws-marketplace:Subscribe"],
    need: "first-use",
    reason:
      "The account's first use of a model on Mantle makes an AWS Marketplace subscription. Not needed once somebody has used the model in this account.",
    asOf,
    source: "managed policy AmazonBedrockMantleFullAccess",
  },
  {
    purpose: "list-profiles",
    sid: "ClaudeCodeListProfiles",
    actions: ["bedrock:ListInferenceProfiles"],
    need: "optional",
    reason:
      "Claude Code picks the IDs of models that nobody pinned from this list; without it the prefix of the region is taken unchecked.",
    asOf,
    source: documented,
  },
  {
    purpose: "get-profile",
    sid: "ClaudeCodeGetProfile",
    actions: ["bedrock:GetInferenceProfile"],
    need: "optional",
    reason:
      "Claude Code learns which model is behind an application inference profile; without it its abilities are guessed.",
    asOf,
    source: documented,
  },
  {
    purpose: "count-tokens",
    sid: "ClaudeCodeCountTokens",
    actions: ["bedrock:CountTokens"],
    need: "optional",
    reason: "Counts for /context without a paid request.",
    asOf,
    source: reference,
  },
  {
    purpose: "mantle-count-tokens",
    sid: "ClaudeCodeMantleCountTokens",
    actions: ["bedrock-mantle:CountTokens"],
    need: "optional",
    reason: "Counts for /context without a paid request.",
    asOf,
    source: "Claude Code documentation, Amazon Bedrock, Mantle",
  },
];

/** The row of a purpose. */
export function accessRow(purpose: AccessPurpose): AccessRow {
  const row = accessRows.find((one) => one.purpose === purpose);
  if (row === undefined) throw new Error(`No row for ${purpose}.`);
  return row;
}

/** Models whose tokens bedrock-runtime counts. */
export const countedModels = {
  model: /claude-(haiku-4-5|opus-4-[156]|sonnet-4(-5|-6|-2))/,
  asOf,
  source: "Amazon Bedrock user guide, count tokens",
} as const;

/** Who AWS Marketplace sees as its caller, by route. */
export const marketplaceCallers = {
  invoke: "bedrock.amazonaws.com",
  mantle: "bedrock-mantle.amazonaws.com",
  asOf,
  source: "Claude Code documentation; managed policies AmazonBedrockMantle*",
} as const;

/** What `aws:RequestedRegion` holds for the region-less ARN of a `global.` profile. */
export const unspecifiedRegion = {
  value: "unspecified",
  asOf,
  source: "Amazon Bedrock user guide, global cross-region inference",
} as const;
