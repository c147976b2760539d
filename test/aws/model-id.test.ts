import { expect, test } from "vitest";
import { baseModelId } from "../../src/aws/model-id.js";

test.each([
  ["anthropic.claude-sonnet-4-6", "anthropic.claude-sonnet-4-6"],
  ["us.anthropic.claude-sonnet-4-6", "anthropic.claude-sonnet-4-6"],
  ["us-gov.anthropic.claude-opus-4-8", "anthropic.claude-opus-4-8"],
  ["global.anthropic.claude-haiku-4-5-20251001-v1:0", "anthropic.claude-haiku-4-5-20251001-v1:0"],
  ["us.amazon.nova-pro-v1:0", "amazon.nova-pro-v1:0"],
  ["zai.glm-4.6", "zai.glm-4.6"],
  ["arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-5", "anthropic.claude-opus-5"],
  [
    "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-opus-5",
    "anthropic.claude-opus-5",
  ],
])("%s stands on %s", (id, base) => {
  expect(baseModelId(id)).toBe(base);
});

test.each([
  "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123",
  "claude-sonnet-4-5",
  "bedrock/anthropic.claude-opus-5",
  "US.ANTHROPIC.CLAUDE-OPUS-5",
  "",
])("%s does not tell its base model", (id) => {
  expect(baseModelId(id)).toBeNull();
});
