import { describe, expect, it } from "vitest";
import { settlePlan } from "../../src/claude-code/settle.js";
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

  it("the plan lists the variables that decide it", () => {
    const environment = { ...keys, DISABLE_PROMPT_CACHING_SONNET: "1", ENABLE_TOOL_SEARCH: "0", OTHER: "1" };
    const names = draftOf({ environment }).plan.variables.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["DISABLE_PROMPT_CACHING_SONNET", "ENABLE_TOOL_SEARCH"]));
    expect(names).not.toContain("OTHER");
  });

  it("caching is switched off for all models or for one family", () => {
    expect(requestOf({ DISABLE_PROMPT_CACHING: "1" }).promptCaching).toBe(false);
    expect(requestOf({ DISABLE_PROMPT_CACHING_SONNET: "1" }).promptCaching).toBe(false);
    expect(requestOf({ DISABLE_PROMPT_CACHING_OPUS: "1" }).promptCaching).toBe(true);
  });

  it.each([
    ["4096", 4096],
    ["200000", 128_000],
    ["0", 32_000],
    ["-5", 32_000],
    ["abc", 32_000],
  ])("CLAUDE_CODE_MAX_OUTPUT_TOKENS=%s asks for %j", (value, tokens) => {
    expect(requestOf({ CLAUDE_CODE_MAX_OUTPUT_TOKENS: value }).maxOutputTokens).toBe(tokens);
  });

  it.each([
    ["us.anthropic.claude-sonnet-4-5-20250929-v1:0", "2.1.328", "200000", 64_000],
    ["us.anthropic.claude-opus-4-1-20250805-v1:0", "2.1.328", "200000", 32_000],
    ["us.anthropic.claude-sonnet-4-6", "2.1.328", "1e3", 1000],
    ["us.anthropic.claude-sonnet-4-6", "2.1.170", "1e3", 1],
    ["us.anthropic.claude-sonnet-4-6", "2.1.240", "1e3", 1000],
    ["us.anthropic.claude-sonnet-4-6", "2.1.240", "5,000", 5000],
    ["us.anthropic.claude-sonnet-4-6", "2.1.328", "5_000", 5000],
    ["us.anthropic.claude-sonnet-4-6", "2.1.207", "5,000", 5],
    ["us.anthropic.claude-sonnet-4-6", "2.1.220", "1e3", null],
    ["us.anthropic.claude-sonnet-4-6", "2.1.170", "2000abc", 2000],
  ])("%s in %s makes %j to %j output tokens", (model, version, value, tokens) => {
    expect(requestOf({ CLAUDE_CODE_MAX_OUTPUT_TOKENS: value }, model, version).maxOutputTokens).toBe(tokens);
  });

  it.each([
    ["us.anthropic.claude-opus-5-5", "2.1.328", "0", { kind: "adaptive" }],
    ["us.anthropic.claude-opus-5-5", "2.1.170", "0", { kind: "none" }],
    ["us.anthropic.claude-fable-5", "2.1.328", "abc", { kind: "adaptive" }],
    ["us.anthropic.claude-sonnet-4-6", "2.1.328", "abc", { kind: "none" }],
    ["us.anthropic.claude-sonnet-4-6", "2.1.328", "-5", { kind: "none" }],
    ["us.anthropic.claude-sonnet-4-5-20250929-v1:0", "2.1.328", "1e4", { kind: "budget", tokens: 10_000 }],
  ])("%s in %s makes %j of thinking to %j", (model, version, value, thinking) => {
    expect(requestOf({ MAX_THINKING_TOKENS: value }, model, version).thinking).toEqual(thinking);
  });

  it("a switch for one family meant only its default model in older releases", () => {
    const off = { DISABLE_PROMPT_CACHING_SONNET: "1" };
    const pinned = { ...off, ANTHROPIC_DEFAULT_SONNET_MODEL: "us.anthropic.claude-sonnet-4-6" };
    expect(requestOf(off, "us.anthropic.claude-sonnet-4-6", "2.1.210").promptCaching).toBe(true);
    expect(requestOf(off, "us.anthropic.claude-sonnet-4-6", "2.1.211").promptCaching).toBe(false);
    expect(requestOf(off, "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "2.1.170").promptCaching).toBe(
      false,
    );
    expect(requestOf(pinned, "us.anthropic.claude-sonnet-4-6", "2.1.170").promptCaching).toBe(false);
  });

  it("the long window is asked for by the suffix, except where newer releases take it for granted", () => {
    expect(requestOf({}, "us.anthropic.claude-sonnet-4-6[1m]").context1m).toBe(true);
    expect(requestOf({}, "us.anthropic.claude-opus-4-8[1m]").context1m).toBe(false);
    expect(requestOf({}, "us.anthropic.claude-opus-4-8[1m]", "2.1.170").context1m).toBe(true);
    expect(requestOf({ CLAUDE_CODE_DISABLE_1M_CONTEXT: "1" }, "sonnet[1m]").context1m).toBe(false);
    expect(requestOf({}).context1m).toBe(false);
  });
});

const opus = "us.anthropic.claude-opus-4-8";
const sonnet45 = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

describe("the output limit and thinking", () => {
  it.each([
    ["us.anthropic.claude-3-5-haiku-20241022-v1:0", 8192, { kind: "none" }],
    ["us.anthropic.claude-3-7-sonnet-20250219-v1:0", 32_000, { kind: "none" }],
    [sonnet45, 32_000, { kind: "budget", tokens: 31_999 }],
    ["claude-opus-4-20250514", 32_000, { kind: "budget", tokens: 31_999 }],
    ["us.anthropic.claude-sonnet-4-6", 32_000, { kind: "adaptive" }],
    ["us.anthropic.claude-opus-4-6-v1", 64_000, { kind: "adaptive" }],
    ["us.anthropic.claude-fable-5", 64_000, { kind: "adaptive" }],
    ["us.anthropic.claude-fable-5-2", 128_000, { kind: "adaptive" }],
    [
      "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-8",
      64_000,
      { kind: "adaptive" },
    ],
    ["us.anthropic.claude-opus-5-1", 32_000, { kind: "budget", tokens: 31_999 }],
    [
      "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abc",
      32_000,
      { kind: "budget", tokens: 31_999 },
    ],
  ] as const)("%s: %i tokens, %j", (model, tokens, thinking) => {
    expect(requestOf({}, model)).toMatchObject({ maxOutputTokens: tokens, thinking });
  });

  it("a release that does not know a model yet treats it as an unknown one", () => {
    const model = "us.anthropic.claude-opus-5";
    const unknown = { maxOutputTokens: 32_000, thinking: { kind: "budget", tokens: 31_999 } };
    expect(requestOf({}, model, "2.1.218")).toMatchObject(unknown);
    expect(requestOf({}, model, "2.1.219")).toMatchObject({ maxOutputTokens: 64_000 });
  });

  it("nothing is said of what only AWS can name", () => {
    const profile = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";
    const nothing = { maxOutputTokens: null, thinking: null, betas: null };
    expect(requestOf({}, profile)).toMatchObject(nothing);
    expect(requestOf({ CLAUDE_CODE_MAX_OUTPUT_TOKENS: "4096" }, profile).maxOutputTokens).toBe(4096);
  });

  it.each([
    ["2.1.170", 999],
    ["2.1.328", 1024],
  ])("%s lets %i tokens of thinking stand beside 1000 of output", (version, tokens) => {
    const limits = { MAX_THINKING_TOKENS: "1024", CLAUDE_CODE_MAX_OUTPUT_TOKENS: "1000" };
    expect(requestOf(limits, sonnet45, version).thinking).toEqual({ kind: "budget", tokens });
  });

  it("a budget below the floor is raised to it, and was not before 2.1.207", () => {
    const budget = (version: string) => requestOf({ MAX_THINKING_TOKENS: "500" }, sonnet45, version).thinking;
    expect(budget("2.1.328")).toEqual({ kind: "budget", tokens: 1024 });
    expect(budget("2.1.207")).toEqual({ kind: "budget", tokens: 1024 });
    expect(budget("2.1.181")).toEqual({ kind: "budget", tokens: 500 });
    expect(requestOf({ MAX_THINKING_TOKENS: "1024" }, sonnet45).thinking).toEqual({
      kind: "budget",
      tokens: 1024,
    });
  });

  it("between those releases it is not known which of the two wins", () => {
    const limits = { MAX_THINKING_TOKENS: "1024", CLAUDE_CODE_MAX_OUTPUT_TOKENS: "1000" };
    expect(requestOf(limits, sonnet45, "2.1.190").thinking).toBeNull();
    expect(requestOf({}, sonnet45, "2.1.190").thinking).toEqual({ kind: "budget", tokens: 31_999 });
  });

  it("a budget is not above the output limit, and 0 or a switch leaves thinking out", () => {
    expect(requestOf({ MAX_THINKING_TOKENS: "50000" }, sonnet45).thinking).toEqual({
      kind: "budget",
      tokens: 31_999,
    });
    expect(requestOf({ MAX_THINKING_TOKENS: "0" }, sonnet45).thinking).toEqual({ kind: "none" });
    expect(requestOf({ CLAUDE_CODE_DISABLE_THINKING: "1" }, opus).thinking).toEqual({ kind: "none" });
  });

  it("a settings key switches thinking off", () => {
    const files = { "~/.claude/settings.json": { alwaysThinkingEnabled: false } };
    expect(draftOf({ environment: keys, files }, { model: opus }).plan.request.thinking).toEqual({
      kind: "none",
    });
  });

  it("adaptive thinking can be switched off for the models of 4.6 alone", () => {
    const off = { CLAUDE_CODE_DISABLE_ADAPTIVE_THINKING: "1" };
    expect(requestOf(off).thinking).toEqual({ kind: "budget", tokens: 31_999 });
    expect(requestOf(off, opus).thinking).toEqual({ kind: "adaptive" });
  });

  it("where the client goes on to an older model the requests are those of that one", () => {
    const draft = draftOf({ environment: keys });
    const refused = draft.plan.models[0]?.resolved ?? "";
    const settled = settlePlan(draft, { profiles: null, refused: [refused] });
    expect(draft.plan.request.maxOutputTokens).toBe(128_000);
    expect(settled.models[0]?.resolved).toBe("us.anthropic.claude-opus-5");
    expect(settled.request.maxOutputTokens).toBe(64_000);
  });
});

describe("beta flags", () => {
  const controls = "thinking-binding-controls-2026-08-01";

  it("some go in the header, most in the body, a few in both", () => {
    expect(requestOf({}, opus).betas).toEqual({
      header: ["claude-code-20250219", "thinking-token-count-2026-05-13", "effort-2025-11-24", controls],
      body: [
        "interleaved-thinking-2025-05-14",
        "tool-search-tool-2025-10-19",
        "thinking-token-count-2026-05-13",
        controls,
      ],
    });
  });

  it("a body without any holds the client's own", () => {
    const model = "us.anthropic.claude-3-5-haiku-20241022-v1:0";
    expect(requestOf({}, model).betas?.body).toEqual(["claude-code-20250219"]);
  });

  it("the long window is asked for once, however often it was named", () => {
    const betas = { ANTHROPIC_BETAS: "context-1m-2025-08-07, foo-2026" };
    const { body = [] } = requestOf(betas, "us.anthropic.claude-sonnet-4-6[1m]").betas ?? {};
    expect(body.filter((flag) => flag.startsWith("context-1m"))).toHaveLength(1);
    expect(body).not.toContain("foo-2026");
  });

  it.each([
    ["https://gateway.corp.example", false],
    ["https://vpce-1.bedrock-runtime.us-east-1.vpce.amazonaws.com", true],
    ["https://amazonaws.com.evil.example", false],
  ])("a base URL of %s keeps the newest flag: %j", (url, kept) => {
    expect(requestOf({ ANTHROPIC_BEDROCK_BASE_URL: url }).betas?.body.includes(controls)).toBe(kept);
  });

  it("CLAUDE_CODE_EXTRA_BODY puts its flags in front, and what is no JSON puts none", () => {
    const extra = (text: string) => requestOf({ CLAUDE_CODE_EXTRA_BODY: text }).betas?.body[0];
    expect(extra('{"anthropic_beta":["zzz-1"]}')).toBe("zzz-1");
    expect(extra("zzz-1")).toBe("interleaved-thinking-2025-05-14");
    expect(extra("null")).toBe("interleaved-thinking-2025-05-14");
  });

  it("thinking between tool calls can be switched off", () => {
    expect(requestOf({ DISABLE_INTERLEAVED_THINKING: "1" }, sonnet45).betas?.body).toEqual([
      "tool-search-tool-2025-10-19",
    ]);
  });

  it("they are not told for releases between those observed where they changed", () => {
    expect(requestOf({}, opus, "2.1.250").betas).toBeNull();
    expect(requestOf({}, sonnet45, "2.1.250").betas?.header).toEqual(["claude-code-20250219"]);
  });

  it("releases in between have flags of their own, and not all of them are experiments", () => {
    const without = { CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: "1" };
    expect(requestOf({}, opus, "2.1.260").betas).toEqual({
      header: [
        "claude-code-20250219",
        "thinking-token-count-2026-05-13",
        "mid-conversation-system-2026-04-07",
        "effort-2025-11-24",
      ],
      body: [
        "interleaved-thinking-2025-05-14",
        "tool-search-tool-2025-10-19",
        "mid-conversation-system-2026-04-07",
        "thinking-token-count-2026-05-13",
      ],
    });
    expect(requestOf(without, opus, "2.1.260").betas?.body).toEqual([
      "interleaved-thinking-2025-05-14",
      "mid-conversation-system-2026-04-07",
    ]);
    expect(requestOf(without, opus, "2.1.300").betas?.body).toEqual([
      "interleaved-thinking-2025-05-14",
      "afk-mode-2026-01-31",
    ]);
  });
});

describe("faults in ANTHROPIC_CUSTOM_HEADERS", () => {
  const id = "X-Amzn-Bedrock-GuardrailIdentifier: gr-1";
  const version = "X-Amzn-Bedrock-GuardrailVersion: 1";

  it.each([
    ["X-A: 1\r\nX-B: 2\n", []],
    ["X-A: C:\\new\\path", []],
    [`${id}\n${version}`, []],
    ["\ngarbage\nX-A: 1", [{ line: 2, fault: "no-colon" }]],
    [`${id}\\n${version}`, [{ line: 1, fault: "literal-backslash-n" }]],
    ['{"X-A": "1"}', [{ line: 1, fault: "invalid-name" }]],
    ["X-A: 1\n: x", [{ line: 2, fault: "invalid-name" }]],
    [`X-A: 1\n${id}`, [{ line: 2, fault: "guardrail-version-missing" }]],
    [version, [{ line: 1, fault: "guardrail-id-missing" }]],
    [
      `X A: 1\n${version}\nnothing`,
      [
        { line: 1, fault: "invalid-name" },
        { line: 2, fault: "guardrail-id-missing" },
        { line: 3, fault: "no-colon" },
      ],
    ],
  ])("%j: %j", (text, faults) => {
    expect(requestOf({ ANTHROPIC_CUSTOM_HEADERS: text }).headerFaults).toEqual(faults);
  });
});

describe("switches that came later", () => {
  it("the tier and the hour of caching are read from the releases of the changelog on", () => {
    const environment = { ANTHROPIC_BEDROCK_SERVICE_TIER: "flex", ENABLE_PROMPT_CACHING_1H: "1" };
    expect(requestOf(environment, opus, "2.1.121").serviceTier).toBeNull();
    expect(requestOf(environment, opus, "2.1.122").serviceTier).toBe("flex");
    expect(requestOf(environment, opus, "2.1.107").cacheTtl).toBe("5m");
    expect(requestOf(environment, opus, "2.1.108").cacheTtl).toBe("1h");
  });
});

describe("a model that `modelOverrides` names", () => {
  const settings = { "~/.claude/settings.json": { modelOverrides: { "claude-opus-5-5": opus } } };

  it.each([
    ["2.1.328", 128_000],
    // A release that does not know the key treats it as an unknown model.
    ["2.1.207", 32_000],
  ])("%s treats it as the one that the key names", (version, tokens) => {
    const { plan } = draftOf({ environment: keys, version, files: settings }, { model: "opus" });
    expect(plan.models[0]?.resolved).toBe(opus);
    expect(plan.request.maxOutputTokens).toBe(tokens);
  });
});
