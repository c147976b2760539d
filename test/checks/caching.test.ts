import { describe, expect, test } from "vitest";
import type { Plan, PlanVariable } from "../../src/claude-code/types.js";
import { codesOf, judge, makeFacts, makePlan, resultOf } from "./situation.js";

const sonnet = "us.anthropic.claude-sonnet-4-6";
const haiku = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

function variable(name: string, value: string): PlanVariable {
  return { name, value, source: "environment", overrides: [] };
}

function withVariables(values: Record<string, string>, changes: Partial<Plan> = {}): Plan {
  const variables = Object.entries(values).map(([name, value]) => variable(name, value));
  return makePlan({ variables, ...changes });
}

function withPrimary(resolved: string): Partial<Plan> {
  return {
    models: makePlan().models.map((one) => (one.role === "primary" ? { ...one, resolved } : one)),
  };
}

const version = (text: string): Partial<Plan> => ({
  claudeCode: { version: text, source: "executable", newerThanKnown: false },
});
const found = (plan: Plan, id: string) => resultOf(judge(plan, makeFacts()), id).found;

describe("caching.disabled", () => {
  test.each([
    ["DISABLE_PROMPT_CACHING", "1", [sonnet, haiku]],
    ["DISABLE_PROMPT_CACHING_SONNET", "true", [sonnet]],
    ["DISABLE_PROMPT_CACHING_HAIKU", " YES ", [haiku]],
  ])("%s=%s hits the models in use of its family", (name, value, models) => {
    expect(found(withVariables({ [name]: value }), "caching/enabled")).toMatchObject([
      { code: "caching.disabled", arguments: { switches: [{ name, models }] } },
    ]);
  });

  test.each([
    ["a family that is not in use", { DISABLE_PROMPT_CACHING_OPUS: "1" }],
    ["a switch that is off", { DISABLE_PROMPT_CACHING: "0" }],
    ["a blank", { DISABLE_PROMPT_CACHING: "" }],
  ])("%s is not reported", (_, values) => {
    expect(codesOf(judge(withVariables(values), makeFacts()))).toEqual([]);
  });

  test("a release that reads a family's switch for its default alone, with a main model that is none", () => {
    const plan = withVariables({ DISABLE_PROMPT_CACHING_SONNET: "1" }, version("2.1.210"));
    expect(found(plan, "caching/enabled")).toEqual([]);
    const off = { ...plan, request: { ...plan.request, promptCaching: false } };
    expect(found(off, "caching/enabled")).toMatchObject([{ code: "caching.disabled" }]);
  });

  test("a project's value that is left out is not reported", () => {
    const variables = [{ ...variable("DISABLE_PROMPT_CACHING", "1"), leftOut: true }];
    expect(found(makePlan({ variables }), "caching/enabled")).toEqual([]);
  });
});

describe("caching.ttl-unsupported", () => {
  const long = { ENABLE_PROMPT_CACHING_1H: "1" };
  const older = { ENABLE_PROMPT_CACHING_1H_BEDROCK: "1" };

  test.each(["us.anthropic.claude-opus-4-1-20250805-v1:0", "us.anthropic.claude-sonnet-4-20250514-v1:0"])(
    "%s keeps its cache for five minutes only",
    (id) => {
      for (const asked of [long, older]) {
        expect(found(withVariables(asked, withPrimary(id)), "caching/lifetime")).toMatchObject([
          { code: "caching.ttl-unsupported", arguments: { models: [id], client: null } },
        ]);
      }
    },
  );

  test.each([
    ["2.1.107", "not-read"],
    ["2.1.108", "refused"],
    ["2.1.131", "refused"],
  ])("Claude Code %s does not take it", (text, client) => {
    expect(found(withVariables(long, version(text)), "caching/lifetime")).toMatchObject([
      { arguments: { client, models: [], takenSince: "2.1.132" } },
    ]);
  });

  test.each([
    ["a model that takes it", withVariables(long)],
    ["the first release that Bedrock understands", withVariables(long, version("2.1.132"))],
    ["the older name in an older release", withVariables(older, version("2.1.131"))],
    ["five minutes by force", withVariables({ ...long, FORCE_PROMPT_CACHING_5M: "1" }, version("2.1.120"))],
    [
      "a model of a longer name",
      withVariables(long, withPrimary("us.anthropic.claude-sonnet-4-5-20250929-v1:0")),
    ],
    ["a switch that is off", withVariables({ ENABLE_PROMPT_CACHING_1H: "false" }, version("2.1.120"))],
  ])("%s is not reported", (_, plan) => {
    expect(found(plan, "caching/lifetime")).toEqual([]);
  });

  test("without a cache its lifetime is nothing to speak of", () => {
    const model = "us.anthropic.claude-opus-4-1-20250805-v1:0";
    const plan = withVariables({ ...long, DISABLE_PROMPT_CACHING: "1" }, withPrimary(model));
    expect(found(plan, "caching/lifetime")).toEqual([]);
    expect(found(plan, "caching/enabled")).toHaveLength(1);
  });
});
