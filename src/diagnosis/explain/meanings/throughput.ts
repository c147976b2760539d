/** Plain meanings of the `throughput`, `mantle` and `caching` codes. */
import type { PlainMeanings } from "./types.js";

const quotas = "aws service-quotas list-service-quotas --service-code bedrock --region <region>";

export const throughputMeanings: PlainMeanings = {
  "throughput.on-demand-unsupported": {
    title: "The bare model ID can only be called through an inference profile",
    mend: "Put the region's prefix in front of the ID (`us.`, `eu.`, `jp.`, `au.`, `global.`), as the list has it.",
    commands: ["aws bedrock list-inference-profiles --region <region>"],
  },
  "throughput.throttled-tokens": {
    title: "The quota of tokens per minute is used up",
    mend: "Wait a minute; run fewer sessions at once, lower CLAUDE_CODE_MAX_OUTPUT_TOKENS (it is reserved in full), use a `global.` profile, or ask for more.",
    commands: [quotas],
  },
  "throughput.throttled-requests": {
    title: "The quota of requests per minute is used up",
    mend: "Wait a minute; run fewer subagents at once (CLAUDE_CODE_MAX_TOOL_USE_CONCURRENCY), or ask for more.",
    commands: [quotas],
  },
  "throughput.throttled-daily": {
    title: "The day's quota of tokens is used up",
    mend: "Wait for the next day, use another model, or ask AWS Support to raise it: Service Quotas does not.",
    commands: [quotas],
  },
  "throughput.quota-zero": {
    title: "The quota is zero, or too small for one request",
    mend: "Ask for the quota of the model in use (Service Quotas console, Amazon Bedrock); for a new account by a Support case. Meanwhile, where it is above 0, a lower CLAUDE_CODE_MAX_OUTPUT_TOKENS fits at once.",
    commands: [quotas],
  },
  "throughput.quota-low": {
    title: "The quota admits fewer requests at once than wanted",
    mend: "Ask for more in the Service Quotas console, or lower CLAUDE_CODE_MAX_OUTPUT_TOKENS.",
    commands: [quotas],
  },
  "throughput.capacity": {
    title: "AWS has no capacity at the moment: this is no quota",
    mend: "Try again in a moment; a `global.` profile has more room.",
  },
  "throughput.service-tier-invalid": {
    title: "ANTHROPIC_BEDROCK_SERVICE_TIER has a value that AWS refuses",
    mend: "Remove it, or use default, flex or priority.",
    commands: ["bedrock-doctor plan"],
  },
  "throughput.service-tier-unsupported": {
    title: "The model or region does not offer the service tier",
    mend: "Remove ANTHROPIC_BEDROCK_SERVICE_TIER, or choose a model that has the tier.",
  },
  "throughput.output-limit": {
    title: "The output or thinking limit does not fit",
    mend: "Remove CLAUDE_CODE_MAX_OUTPUT_TOKENS and MAX_THINKING_TOKENS, or keep thinking below the output and the output below the model's maximum.",
  },
  "throughput.provisioned-not-ready": {
    title: "The provisioned throughput is not in service",
    mend: "Wait until its status is InService, or use an inference profile.",
    commands: ["aws bedrock get-provisioned-model-throughput --provisioned-model-id <arn> --region <region>"],
  },
};

export const mantleMeanings: PlainMeanings = {
  "mantle.not-granted": {
    title: "The account has not been given the model on Mantle",
    mend: "Ask the AWS account team for it, or use the Invoke API (`CLAUDE_CODE_USE_BEDROCK`).",
  },
  "mantle.iam-denied": {
    title: "IAM does not allow a Mantle action",
    mend: "Whoever administers IAM attaches AmazonBedrockMantleInferenceAccess, or allows `bedrock-mantle:CreateInference` on `arn:aws:bedrock-mantle:<region>:<account>:project/default`.",
    commands: [
      "aws iam attach-role-policy --role-name <role> --policy-arn arn:aws:iam::aws:policy/AmazonBedrockMantleInferenceAccess",
    ],
  },
  "mantle.model-not-served": {
    title: "Mantle does not serve the model in this region",
    mend: "Choose a model that it serves, or switch the Invoke API on as well (`CLAUDE_CODE_USE_BEDROCK`).",
    commands: ["bedrock-doctor"],
  },
  "mantle.model-id-format": {
    title: "The ID is not in Mantle's form",
    mend: "Write `anthropic.claude-<name>`: no `us.`, no `-v1:0`, no ARN.",
  },
  "mantle.unrouted": {
    title: "An ID of Mantle goes to the Invoke API",
    mend: 'Switch Mantle on (`"CLAUDE_CODE_USE_MANTLE": "1"` in `env`), or use the inference profile\'s ID.',
  },
  "mantle.alias-surprise": {
    title: "An alias means another model on Mantle",
    mend: "Name the model by its ID.",
    commands: ["bedrock-doctor plan"],
  },
  "mantle.region-unavailable": {
    title: "Mantle is not offered in the region",
    mend: "Choose a region that has it, such as us-east-1 or eu-west-1, or use the Invoke API.",
  },
  "mantle.auth-rejected": {
    title: "Mantle refuses the credentials or the key",
    mend: "Sign in again, or make a new API key; with a key the identity needs `bedrock-mantle:CallWithBearerToken`.",
    commands: ["aws sts get-caller-identity --profile <profile>"],
  },
  "mantle.base-url": {
    title: "The Mantle base URL has a wrong path",
    mend: "End ANTHROPIC_BEDROCK_MANTLE_BASE_URL with `/anthropic`, or remove it.",
  },
  "mantle.feature-unsupported": {
    title: "Mantle does not have a feature that is configured",
    mend: "Remove the guardrail headers, or use the Invoke API.",
  },
};

export const cachingMeanings: PlainMeanings = {
  "caching.disabled": {
    title: "Prompt caching is switched off",
    mend: "Remove DISABLE_PROMPT_CACHING and its variants.",
  },
  "caching.unsupported": {
    title: "The model does not cache here",
    mend: "Choose a model that does.",
  },
  "caching.ineffective": {
    title: "Nothing is read from the cache",
    mend: "Look for a gateway that alters requests; run again.",
    commands: ["bedrock-doctor --deep"],
  },
  "caching.ttl-unsupported": {
    title: "The one-hour cache lifetime is not taken",
    mend: "Remove ENABLE_PROMPT_CACHING_1H, or set FORCE_PROMPT_CACHING_5M=1.",
  },
  "caching.verified": { title: "Prompt caching works", mend: "Nothing has to be done." },
};
