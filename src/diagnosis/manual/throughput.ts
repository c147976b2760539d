/** What the documentation says of the `throughput` codes. */
import type { ModelArguments } from "../arguments/models.js";
import type { ThroughputArguments } from "../arguments/throughput.js";
import type { Manual } from "./types.js";

type Codes = keyof ThroughputArguments | Extract<keyof ModelArguments, `throughput.${string}`>;

export const throughputManual: Manual<Codes> = {
  "throughput.on-demand-unsupported": {
    meaning:
      "A bare foundation model ID (`anthropic.claude-sonnet-4-6`) is used where AWS serves the model only through inference profiles.",
    proof: "AWS answered that on-demand throughput isn't supported for the ID.",
    mend: "The report gives the profile to use: of the region's own geography where the account lists one, else another that can be called from the region. Where the list could not be read the ID is derived and the report says so.",
  },
  "throughput.throttled-tokens": {
    meaning:
      "The quota of tokens per minute is used up, mostly by other people and programs of the account. Claude Code tries again by itself (10 times, `CLAUDE_CODE_MAX_RETRIES`), in `-p` without a word. AWS holds back the input and the whole `max_tokens` of each request before it answers.",
    proof:
      "AWS answered `429 Too many tokens`, at once or within a stream that had begun with 200. Where the quota is 0, or smaller than one request, it is [throughput.quota-zero](#quota-zero) and not this. Where Service Quotas may be read the report has the quota and the command that asks for more.",
  },
  "throughput.throttled-requests": {
    meaning:
      "The quota of requests per minute is used up. Since May 2026 AWS no longer counts requests for most models; some still have such a quota.",
    proof: "AWS answered `429 Too many requests`, or with any other throttling that names no tokens.",
  },
  "throughput.throttled-daily": {
    meaning:
      "The quota of tokens for a day is used up. New accounts get little, and the quota (Cross-Model Max Tokens Per Day, one for each account and Region) is raised by AWS Support only.",
    proof: "AWS answered `429 Too many tokens per day`.",
  },
  "throughput.quota-zero": {
    meaning:
      "Nothing gets through: the applied quota of tokens per minute for a model in use is 0, or smaller than what one request of Claude Code holds back, its input (10,000 tokens at least) and `max_tokens`. The request of one token that this tool makes may get through all the same.",
    proof:
      "Service Quotas says so (`servicequotas:ListServiceQuotas`; without it the check is unknown and nothing else changes). The quotas are read by name, for the way the model is called: `global.` profiles, other profiles, bare IDs and Mantle have quotas of their own. A quota that is not found by its name is unknown, never 0. A 0 for requests per minute or tokens per day counts only where AWS refused by it: such rows are left over in many accounts. Throttling that follows from it is not reported again. An account that was refused the model itself is told that first. Not read with an API key, and not behind a gateway.",
  },
  "throughput.quota-low": {
    meaning:
      "The quota admits fewer requests of the main model in one minute than people work at once. Input and cache writes plus `max_tokens` are held back before the answer, and output counts several times when the request is settled (5, 10 or 15 times, by model).",
    proof:
      "With `--developers N` (beside `--deep`), Service Quotas gave the quota, and the report shows the sum. 20,000 tokens of input and 1,000 of output are what this tool takes for an ordinary request.",
    shows: "It is what comes when too many work at once; before that nothing.",
  },
  "throughput.capacity": {
    meaning:
      "AWS is short of capacity for the model. It is not about the account or its quotas. Claude Code tries again by itself.",
    proof:
      "AWS answered 503, 529 or `ModelNotReadyException`, or broke a stream off. Which answer the model would have given is not known, so the run is inconclusive where nothing else failed.",
  },
  "throughput.service-tier-invalid": {
    severity: "error or warning",
    meaning:
      "`ANTHROPIC_BEDROCK_SERVICE_TIER` is sent as it stands, capitals included, and AWS has no such tier.",
    proof:
      "AWS refused the value. Without a request (`--no-invoke`, `--offline`) it is a **warning** for any value but `default`, `flex` and `priority`.",
  },
  "throughput.service-tier-unsupported": {
    meaning:
      "The value is one of AWS's, and the model does not have that tier in the region. Few Claude models have any but the standard one; `reserved` needs a reservation. Every request fails until the variable is removed.",
    proof: "AWS refused the request and said that the tier is not supported for the model.",
  },
  "throughput.output-limit": {
    meaning: `\`CLAUDE_CODE_MAX_OUTPUT_TOKENS\` or \`MAX_THINKING_TOKENS\` is not what is sent.

- **Out of range**: no number, 0 or negative (the client's own limit applies), above the model's maximum (cut down), a thinking budget below 1024 (raised) or not below the output limit (cut down).
- **Contradictory**: newer releases never go below a budget of 1024 tokens, so an output limit of 1024 or less gives a budget that does not fit into \`max_tokens\`, and Bedrock refuses the request.`,
    proof:
      "What this release sends was worked out from the variables and the model's limits. With models that think adaptively a budget above 0 has no effect and contradicts nothing; it is not reported. A high limit is not reported by itself either: each request reserves it of the quota, and whether that is too much only the quota tells ([throughput.quota-zero](#quota-zero), [throughput.quota-low](#quota-low)).",
    shows: "Nothing of a value that it corrects; of a contradiction “API Error: 400”.",
  },
  "throughput.provisioned-not-ready": {
    meaning:
      "A model in use is a provisioned throughput that is not in service. One that answers while it is being updated is in order.",
    proof:
      "`bedrock:GetProvisionedModelThroughput` gives a status other than `InService`, and the model did not answer. What AWS says of the request follows from it and is not reported again. Without the permission the check is unknown.",
    shows: "AWS's refusal of the model.",
  },
};
