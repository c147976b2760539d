import { describe, expect, test } from "vitest";
import type { Facts } from "../../src/facts/types.js";
import type { PromptCacheEntry } from "../../src/facts/values/prompt-cache.js";
import {
  answered,
  backgroundProbe,
  codesOf,
  judge,
  makeFacts,
  makePlan,
  probe,
  refusal,
  resultOf,
  switchedOff,
} from "./situation.js";

const sonnet = "us.anthropic.claude-sonnet-4-6";

type Requests = [writtenTokens: number, readTokens: number, inputTokens?: number][];

function tried(requests: Requests, changes: Partial<PromptCacheEntry> = {}): Partial<Facts> {
  const entry: PromptCacheEntry = {
    model: sonnet,
    roles: ["primary"],
    region: "us-east-1",
    route: "invoke",
    state: "answered",
    minimum: 1024,
    requests: requests.map(([writtenTokens, readTokens, inputTokens = 20]) => ({
      writtenTokens,
      readTokens,
      inputTokens,
      outputTokens: 1,
    })),
    ...changes,
  };
  return { promptCache: answered({ models: [entry] }) };
}

const judged = (changes: Partial<Facts>) => judge(makePlan(), makeFacts(changes));

describe("caching.verified", () => {
  test("the second request read: how much, and what it saves", () => {
    const results = judged(
      tried([
        [1200, 0],
        [0, 1200],
      ]),
    );
    expect(codesOf(results)).toEqual(["caching.verified"]);
    expect(resultOf(results, "caching/works").status).toBe("pass");
    const [found] = resultOf(results, "caching/works").found;
    expect(found?.arguments).toEqual({
      models: [
        { model: sonnet, roles: ["primary"], readTokens: 1200, ofTokens: 1220, saving: (1200 * 0.9) / 1220 },
      ],
    });
  });

  test("a third one may read what a second Region did not", () => {
    expect(
      codesOf(
        judged(
          tried([
            [1200, 0],
            [1200, 0],
            [0, 1200],
          ]),
        ),
      ),
    ).toEqual(["caching.verified"]);
  });

  test("no price is known: no saving is claimed", () => {
    const model = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";
    const [found] = resultOf(
      judged(
        tried(
          [
            [1200, 0],
            [0, 1200],
          ],
          { model },
        ),
      ),
      "caching/works",
    ).found;
    expect(found?.arguments).toMatchObject({ models: [{ saving: null }] });
  });
});

describe("caching.ineffective", () => {
  test.each<[string, Requests]>([
    [
      "nothing is written either",
      [
        [0, 0, 1300],
        [0, 0, 1300],
        [0, 0, 1300],
      ],
    ],
    [
      "each request writes anew",
      [
        [1200, 0],
        [1200, 0],
        [1200, 0],
      ],
    ],
  ])("%s", (_, requests) => {
    expect(codesOf(judged(tried(requests)))).toEqual(["caching.ineffective"]);
  });

  test("a prompt below the minimum proves nothing", () => {
    const results = judged(
      tried([
        [0, 0, 900],
        [0, 0, 900],
        [0, 0, 900],
      ]),
    );
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "caching/works").status).toBe("unknown");
  });

  test("a request that was throttled proves nothing", () => {
    const failure = refusal(429, "ThrottlingException", "Too many tokens, please wait before trying again.");
    const results = judged(tried([[1200, 0]], { state: "refused", failure }));
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "caching/works").status).toBe("unknown");
  });

  test("without --deep, and with --no-invoke, it is not tried", () => {
    expect(resultOf(judged({}), "caching/works").status).toBe("skipped");
    expect(resultOf(judged({ promptCache: switchedOff("--no-invoke") }), "caching/works")).toMatchObject({
      status: "skipped",
      proved: "Switched off by --no-invoke.",
    });
  });
});

describe("caching.unsupported", () => {
  const old = "us.anthropic.claude-3-haiku-20240307-v1:0";
  const plan = makePlan({
    models: makePlan().models.map((one) => (one.role === "background" ? { ...one, resolved: old } : one)),
  });
  const facts = makeFacts({
    invocation: answered({ probes: [probe(), probe({ ...backgroundProbe, model: old })] }),
  });

  test("the model is known not to cache", () => {
    const [found] = resultOf(judge(plan, facts), "caching/supported").found;
    expect(found).toMatchObject({
      code: "caching.unsupported",
      arguments: { models: [{ model: old, roles: ["background"], told: "table" }] },
    });
  });

  test("AWS refuses the mark", () => {
    const text = "You invoked an unsupported model or your request did not allow prompt caching.";
    const results = judged(
      tried([], { state: "refused", failure: refusal(403, "AccessDeniedException", text) }),
    );
    expect(codesOf(results)).toEqual(["caching.unsupported"]);
    expect(resultOf(results, "caching/supported").found[0]?.arguments).toMatchObject({
      models: [{ model: sonnet, told: "refused" }],
    });
  });

  test("where caching is off nothing is missed", () => {
    const off = { name: "DISABLE_PROMPT_CACHING", value: "1", source: "environment", overrides: [] } as const;
    const results = judge({ ...plan, variables: [{ ...off, overrides: [] }] }, facts);
    expect(codesOf(results)).toEqual(["caching.disabled"]);
  });
});

test("a lifetime that AWS refuses is caching.ttl-unsupported", () => {
  const text = "system.0.cache_control.ephemeral.ttl: Extra inputs are not permitted";
  const long = {
    name: "ENABLE_PROMPT_CACHING_1H",
    value: "1",
    source: "environment" as const,
    overrides: [],
  };
  const failure = refusal(400, "ValidationException", text);
  const results = judge(makePlan({ variables: [long] }), makeFacts(tried([], { state: "refused", failure })));
  expect(codesOf(results)).toEqual(["caching.ttl-unsupported"]);
});
