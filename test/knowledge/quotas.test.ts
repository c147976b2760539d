import { describe, expect, test } from "vitest";
import { knownModels } from "../../src/knowledge/models.js";
import {
  burndownOf,
  clientRequest,
  isQuotaOf,
  quotaKeyOf,
  readQuotaName,
} from "../../src/knowledge/quotas.js";

/** Names as AWS published them for us-east-1, 2025 and 2026. */
const names: Record<string, [pool: string, measure: string, per: string, model: string] | null> = {
  "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6": [
    "cross-region",
    "tokens",
    "minute",
    "sonnet 4.6",
  ],
  "Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1": [
    "global",
    "tokens",
    "minute",
    "sonnet 4.5 v1",
  ],
  "Cross-Region model inference requests per minute for Anthropic Claude 3.5 Sonnet V2": [
    "cross-region",
    "requests",
    "minute",
    "3.5 sonnet v2",
  ],
  "On-demand model inference tokens per minute for Anthropic Claude Opus 5.5": [
    "on-demand",
    "tokens",
    "minute",
    "opus 5.5",
  ],
  "Cross-Region InvokeModel tokens per minute for Anthropic Claude 3.5 Sonnet": [
    "cross-region",
    "tokens",
    "minute",
    "3.5 sonnet",
  ],
  "Model invocation max tokens per day for Anthropic Claude Haiku 4.5 (doubled for cross-region calls)": [
    "on-demand",
    "tokens",
    "day",
    "haiku 4.5",
  ],
  "Global cross-region model inference tokens per day for Anthropic Claude Opus 4.6 V1": [
    "global",
    "tokens",
    "day",
    "opus 4.6 v1",
  ],
  "[bedrock-mantle endpoint] Input tokens per minute for Claude Opus 4.8": [
    "mantle",
    "input",
    "minute",
    "opus 4.8",
  ],
  "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1 1M Context Length": null,
  "Cross-region model inference tokens per minute for Amazon Nova 2 Lite": null,
  "Records per batch inference job for Claude 3.5 Haiku": null,
  "Cross-Model Max Tokens Per Day": null,
};

describe("a quota's name", () => {
  test.each(Object.entries(names))("%s", (name, expected) => {
    const read = readQuotaName(name);
    expect(read && [read.pool, read.measure, read.per, read.model]).toEqual(expected);
  });
});

describe("the quota of a model", () => {
  test.each([
    ["us.anthropic.claude-sonnet-4-6", "invoke", "cross-region", ["sonnet 4.6", "sonnet 4.6 v1"]],
    ["global.anthropic.claude-sonnet-4-5-20250929-v1:0", "invoke", "global", ["sonnet 4.5", "sonnet 4.5 v1"]],
    ["us.anthropic.claude-3-5-sonnet-20241022-v2:0", "invoke", "cross-region", ["3.5 sonnet v2"]],
    ["eu.anthropic.claude-opus-4-6-v1", "invoke", "cross-region", ["opus 4.6", "opus 4.6 v1"]],
    ["anthropic.claude-opus-5-5", "invoke", "on-demand", ["opus 5.5", "opus 5.5 v1"]],
    ["anthropic.claude-opus-4-8", "mantle", "mantle", ["opus 4.8", "opus 4.8 v1"]],
    [
      "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-5",
      "invoke",
      "cross-region",
      ["opus 5", "opus 5 v1"],
    ],
  ] as const)("%s by %s", (model, route, pool, expected) => {
    expect(quotaKeyOf(model, route)).toEqual({ pool, names: expected });
  });

  test.each([
    "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123example",
    "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/a1b2c3d4e5f6",
    "us.amazon.nova-pro-v1:0",
    "sonnet",
  ])("%s tells none", (model) => {
    expect(quotaKeyOf(model, "invoke")).toBeNull();
  });

  test("is told apart from that of a longer name", () => {
    const key = quotaKeyOf("us.anthropic.claude-opus-5", "invoke");
    const read = readQuotaName(
      "Cross-region model inference tokens per minute for Anthropic Claude Opus 5.5",
    );
    if (key === null || read === null) throw new Error("not read");
    expect(isQuotaOf(read, key)).toBe(false);
  });

  test("is found for every model that the client knows", () => {
    for (const { bedrock } of knownModels)
      expect(quotaKeyOf(`us.${bedrock}`, "invoke"), bedrock).not.toBeNull();
  });
});

test.each([
  ["us.anthropic.claude-sonnet-4-6", 5],
  ["us.anthropic.claude-haiku-4-5-20251001-v1:0", 5],
  ["us.anthropic.claude-opus-4-7", 5],
  ["us.anthropic.claude-opus-4-8", 15],
  ["global.anthropic.claude-sonnet-5", 10],
  ["us.anthropic.claude-opus-5-5", 10],
  ["us.anthropic.claude-fable-5-1", 10],
  ["us.anthropic.claude-fable-5", null],
  ["us.anthropic.claude-sonnet-5-5", null],
])("the burndown of %s is %s", (model, factor) => {
  expect(burndownOf(model)).toBe(factor);
});

test("an ordinary request is no smaller than the smallest", () => {
  expect(clientRequest.input).toBeGreaterThan(clientRequest.leastInput);
});
