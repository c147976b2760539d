import { describe, expect, test } from "vitest";
import type { Plan, PlanRequest, PlanVariable } from "../../src/claude-code/types.js";
import { codesOf, judge, makeFacts, makePlan, resultOf } from "./situation.js";

const output = "CLAUDE_CODE_MAX_OUTPUT_TOKENS";
const thinking = "MAX_THINKING_TOKENS";

function variable(name: string, value: string): PlanVariable {
  const location = { file: "/home/dev/.claude/settings.json", line: 8, key: `env.${name}` };
  return { name, value, source: "user", location, overrides: [] };
}

function limits(values: Record<string, string>, request: Partial<PlanRequest>): Plan {
  const plan = makePlan({ variables: Object.entries(values).map(([name, value]) => variable(name, value)) });
  return { ...plan, request: { ...plan.request, ...request } };
}

const adaptive = { kind: "adaptive" } as const;
const budget = (tokens: number) => ({ kind: "budget", tokens }) as const;
const judged = (plan: Plan) => resultOf(judge(plan, makeFacts()), "throughput/output-limits");

describe("throughput.output-limit", () => {
  test.each([
    ["abc", 32_000, "not-a-number"],
    ["0", 32_000, "below-minimum"],
    ["-1", 32_000, "below-minimum"],
    ["200000", 128_000, "above-maximum"],
  ])("an output limit of %s is not what is sent", (value, maxOutputTokens, what) => {
    const result = judged(limits({ [output]: value }, { maxOutputTokens, thinking: adaptive }));
    expect(result).toMatchObject({
      status: "warn",
      found: [
        { arguments: { contradiction: null, faults: [{ variable: output, what, used: maxOutputTokens }] } },
      ],
    });
    expect(result.found[0]?.locations).toMatchObject([{ line: 8 }]);
  });

  test.each([
    ["50000", 31_999, "above-maximum"],
    ["500", 1024, "below-minimum"],
    ["much", 31_999, "not-a-number"],
  ])("a thinking budget of %s is not what is sent", (value, tokens, what) => {
    const plan = limits({ [thinking]: value }, { maxOutputTokens: 32_000, thinking: budget(tokens) });
    expect(judged(plan).found).toMatchObject([
      { arguments: { faults: [{ variable: thinking, what, used: tokens }] } },
    ]);
  });

  test("the smallest thinking budget does not fit into a small output limit", () => {
    const plan = limits(
      { [output]: "1000", [thinking]: "1024" },
      { maxOutputTokens: 1000, thinking: budget(1024) },
    );
    expect(judged(plan).found).toMatchObject([
      { arguments: { faults: [], contradiction: { maxTokens: 1000, budget: 1024 } } },
    ]);
  });

  test("so it is where the output limit alone was set", () => {
    const plan = limits({ [output]: "1024" }, { maxOutputTokens: 1024, thinking: budget(1024) });
    expect(codesOf(judge(plan, makeFacts()))).toEqual(["throughput.output-limit"]);
  });

  test.each([
    ["values that are sent as they stand", { [output]: "4096", [thinking]: "1024" }, 4096, budget(1024)],
    ["a budget that the older release lowered to fit", { [output]: "1000" }, 1000, budget(999)],
    ["a budget without effect on an adaptive model", { [thinking]: "50000" }, 32_000, adaptive],
    [
      "a budget beside a small limit on an adaptive model",
      { [output]: "1000", [thinking]: "1024" },
      1000,
      adaptive,
    ],
    ["thinking that is switched off", { [thinking]: "0" }, 32_000, { kind: "none" } as const],
    ["a high limit that the model takes", { [output]: "64000" }, 64_000, adaptive],
    ["a blank", { [output]: " " }, 32_000, adaptive],
    ["blanks round a number", { [output]: " 4096 " }, 4096, adaptive],
    ["limits of a release that is not known", { [thinking]: "50000" }, null, null],
  ] as const)("%s is not reported", (_, values, maxOutputTokens, think) => {
    expect(judged(limits(values, { maxOutputTokens, thinking: think })).found).toEqual([]);
  });

  test("a maximum that is not known leaves it open", () => {
    expect(judged(limits({ [output]: "200000" }, { maxOutputTokens: null, thinking: null })).status).toBe(
      "unknown",
    );
  });
});
