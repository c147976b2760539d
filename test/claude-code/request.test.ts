import { describe, expect, it } from "vitest";
import { draftOf, keys } from "./machine.js";

function requestOf(
  environment: Record<string, string>,
  model = "us.anthropic.claude-sonnet-4-6",
  version = "2.1.328",
) {
  return draftOf({ environment: { ...keys, ...environment }, version }, { model }).plan.request;
}

describe("what a model request carries", () => {
  it.each([
    [" priority ", "priority"],
    ["PRIORITY", "PRIORITY"],
    ["", null],
  ])("tier %j is sent as %j", (value, sent) => {
    expect(requestOf({ ANTHROPIC_BEDROCK_SERVICE_TIER: value }).serviceTier).toBe(sent);
  });

  it("guardrail headers are read in any case", () => {
    const headers =
      "x-amzn-bedrock-guardrailidentifier: gr-1\r\nX-Amzn-Bedrock-GuardrailVersion: 3\nnonsense";
    expect(requestOf({ ANTHROPIC_CUSTOM_HEADERS: headers })).toMatchObject({
      guardrail: { identifier: "gr-1", version: "3" },
      customHeaders: ["x-amzn-bedrock-guardrailidentifier", "X-Amzn-Bedrock-GuardrailVersion"],
    });
  });

  it("a literal backslash-n does not separate headers: the version is missing", () => {
    const headers = "X-Amzn-Bedrock-GuardrailIdentifier: gr-1\\nX-Amzn-Bedrock-GuardrailVersion: 1";
    expect(requestOf({ ANTHROPIC_CUSTOM_HEADERS: headers }).guardrail).toEqual({
      identifier: "gr-1\\nX-Amzn-Bedrock-GuardrailVersion: 1",
      version: null,
    });
  });

  it("an own Authorization header is sent only without authentication", () => {
    const sent = (environment: Record<string, string>) =>
      draftOf({
        environment: { ...keys, ANTHROPIC_CUSTOM_HEADERS: "Authorization: Bearer x\nX-A: 1", ...environment },
      }).wiring.customHeaders.map(({ name, value }) => [name, value.reveal()]);
    expect(sent({})).toEqual([["X-A", "1"]]);
    expect(sent({ CLAUDE_CODE_SKIP_BEDROCK_AUTH: "1" })).toHaveLength(2);
  });

  it.each([
    [{}, "5m"],
    [{ ENABLE_PROMPT_CACHING_1H: "1" }, "1h"],
    [{ ENABLE_PROMPT_CACHING_1H_BEDROCK: "true" }, "1h"],
    [{ ENABLE_PROMPT_CACHING_1H: "0" }, "5m"],
    [{ ENABLE_PROMPT_CACHING_1H: "1", FORCE_PROMPT_CACHING_5M: "1" }, "5m"],
  ])("%j caches for %s", (environment, ttl) => {
    expect(requestOf(environment as Record<string, string>).cacheTtl).toBe(ttl);
  });

  it("caching is switched off for all models or for one family", () => {
    expect(requestOf({ DISABLE_PROMPT_CACHING: "1" }).promptCaching).toBe(false);
    expect(requestOf({ DISABLE_PROMPT_CACHING_SONNET: "1" }).promptCaching).toBe(false);
    expect(requestOf({ DISABLE_PROMPT_CACHING_OPUS: "1" }).promptCaching).toBe(true);
  });

  it.each([
    ["4096", 4096],
    ["200000", 128_000],
    ["0", null],
    ["-5", null],
    ["abc", null],
  ])("CLAUDE_CODE_MAX_OUTPUT_TOKENS=%s asks for %j", (value, tokens) => {
    expect(requestOf({ CLAUDE_CODE_MAX_OUTPUT_TOKENS: value }).maxOutputTokens).toBe(tokens);
  });

  it("the long window is asked for by the suffix, except where newer releases take it for granted", () => {
    expect(requestOf({}, "us.anthropic.claude-sonnet-4-6[1m]").context1m).toBe(true);
    expect(requestOf({}, "us.anthropic.claude-opus-4-8[1m]").context1m).toBe(false);
    expect(requestOf({}, "us.anthropic.claude-opus-4-8[1m]", "2.1.170").context1m).toBe(true);
    expect(requestOf({ CLAUDE_CODE_DISABLE_1M_CONTEXT: "1" }, "sonnet[1m]").context1m).toBe(false);
    expect(requestOf({}).context1m).toBe(false);
  });
});
