/** The reads beside the model requests, against the simulator: what is asked, how often, and what for. */
import { describe, expect, test } from "vitest";
import { gatherFacts } from "../../src/facts/gather.js";
import type { Facts } from "../../src/facts/types.js";
import type { PromptCacheEntry } from "../../src/facts/values/prompt-cache.js";
import type { Scenario } from "../../src/simulator/index.js";
import { modelsWith, READ_ACCESS } from "../../src/simulator/scenarios/base.js";
import { draft, HAIKU, input, model, SONNET } from "./drafts.js";
import { startWorld } from "./worlds.js";

const deep = { options: { offline: false, noInvoke: false, firstUse: false, deep: true } };

type Change = (scenario: Scenario) => Scenario;

const mayRead: Change = (scenario) => {
  scenario.aws.identities[0]?.policies[0]?.document.Statement.push(READ_ACCESS);
  return scenario;
};

function withAws(change: Partial<Scenario["aws"]>): Change {
  return (scenario) => ({ ...scenario, aws: { ...scenario.aws, ...change } });
}

function cached(facts: Facts): PromptCacheEntry[] {
  if (facts.promptCache.state !== "answered") throw new Error(`It was ${facts.promptCache.state}.`);
  return facts.promptCache.value.models;
}

describe("the life of models", () => {
  test("is asked for each base model, with AWS's dates as ISO 8601", async () => {
    const { about, operations } = await startWorld("model-legacy");
    const opus = "us.anthropic.claude-opus-4-1-20250805-v1:0";
    const own = draft({ plan: { models: [model(opus), model(HAIKU, { role: "background" })] } });
    const { facts } = await gatherFacts(input({ ...about, draft: own }));
    expect(facts.modelLifecycle).toMatchObject({
      state: "answered",
      value: {
        models: [
          {
            model: "anthropic.claude-opus-4-1-20250805-v1:0",
            state: "answered",
            status: "LEGACY",
            legacyTime: "2026-07-08T00:00:00.000Z",
            endOfLifeTime: "2027-01-08T00:00:00.000Z",
          },
          { model: "anthropic.claude-haiku-4-5-20251001-v1:0", state: "answered", status: "ACTIVE" },
        ],
      },
    });
    expect(operations().filter((name) => name === "GetFoundationModel")).toHaveLength(2);
  });

  test("causes one denied call where it may not be read, however many models are in use", async () => {
    const { about, operations } = await startWorld("healthy");
    const { facts } = await gatherFacts(input(about));
    expect(facts.modelLifecycle).toMatchObject({
      state: "refused",
      failure: { denial: { action: "bedrock:GetFoundationModel" } },
    });
    expect(operations().filter((name) => name === "GetFoundationModel")).toHaveLength(1);
  });

  test("takes no further round trip", async () => {
    const { about } = await startWorld("healthy", mayRead);
    const { cost } = await gatherFacts(input(about));
    expect(cost.roundTrips).toBe(3);
  });
});

describe("the data retention mode", () => {
  test("is not asked where no refusal speaks of it", async () => {
    const { about, operations } = await startWorld("healthy");
    const { facts } = await gatherFacts(input(about));
    expect(facts.dataRetention).toMatchObject({ state: "not-asked", why: { applies: false } });
    expect(operations()).not.toContain("GetAccountDataRetention");
  });

  test("is asked after a refusal that does", async () => {
    const fable = "us.anthropic.claude-fable-5";
    const { about } = await startWorld("model-data-retention", (scenario) => {
      scenario.aws.identities[0]?.policies[0]?.document.Statement.push({
        Effect: "Allow",
        Action: "bedrock:GetAccountDataRetention",
        Resource: "*",
      });
      return scenario;
    });
    const { facts } = await gatherFacts(
      input({ ...about, draft: draft({ plan: { models: [model(fable)] } }) }),
    );
    expect(facts.dataRetention).toMatchObject({ state: "answered", value: { mode: "inherit" } });
  });
});

describe("prompt caching, with --deep", () => {
  test("takes two requests for each model that answered, and they are counted", async () => {
    const { about, simulator } = await startWorld("healthy");
    const { facts, cost } = await gatherFacts(input({ ...about, ...deep }));
    expect(cached(facts).map((one) => [one.model, one.state, one.requests.length])).toEqual([
      [SONNET, "answered", 2],
      [HAIKU, "answered", 2],
    ]);
    for (const { minimum, requests } of cached(facts)) {
      expect(requests[0]?.writtenTokens).toBeGreaterThanOrEqual(minimum);
      expect(requests[1]).toMatchObject({ writtenTokens: 0, readTokens: requests[0]?.writtenTokens });
    }
    const sent = simulator.calls.filter((one) => one.operation === "InvokeModelWithResponseStream");
    expect(cost.paidInvocations).toBe(sent.length);
    const tokens = cached(facts).flatMap(({ requests }) =>
      requests.map((one) => one.inputTokens + one.writtenTokens + one.readTokens),
    );
    expect(cost.inputTokens).toBeGreaterThanOrEqual(tokens.reduce((total, one) => total + one, 0));
  });

  test("is repeated once where another Region may have answered", async () => {
    const routing = ["us-east-1", "us-east-1", "us-west-2", "us-east-1"];
    const { about } = await startWorld("healthy", withAws({ routing }));
    const own = draft({ plan: { models: [model(SONNET)] } });
    const { facts } = await gatherFacts(input({ ...about, ...deep, draft: own }));
    const [entry] = cached(facts);
    expect(entry?.requests.map(({ readTokens }) => readTokens > 0)).toEqual([false, false, true]);
  });

  test("ends after the third request where nothing is ever read", async () => {
    const models = modelsWith("anthropic.claude-sonnet-4-6", { caching: "silent" });
    const { about } = await startWorld("healthy", withAws({ models }));
    const own = draft({ plan: { models: [model(SONNET)] } });
    const { facts } = await gatherFacts(input({ ...about, ...deep, draft: own }));
    expect(cached(facts)[0]?.requests).toHaveLength(3);
  });

  test("keeps the refusal of a model that takes no cache marks", async () => {
    const models = modelsWith("anthropic.claude-sonnet-4-6", { caching: "refused" });
    const { about } = await startWorld("healthy", withAws({ models }));
    const { facts } = await gatherFacts(input({ ...about, ...deep }));
    expect(cached(facts)[0]).toMatchObject({
      state: "refused",
      requests: [],
      failure: { status: 403, message: expect.stringContaining("did not allow prompt caching") },
    });
  });

  test.each([
    ["without --deep", { ...deep.options, deep: false }],
    ["with --no-invoke, which wins", { ...deep.options, noInvoke: true }],
  ])("is not tried %s", async (_, options) => {
    const { about } = await startWorld("healthy");
    const { facts } = await gatherFacts(input({ ...about, options }));
    expect(facts.promptCache.state).toBe("not-asked");
  });

  test("is not tried for a family whose caching is switched off", async () => {
    const { about } = await startWorld("healthy");
    const own = draft();
    own.plan.request.cachingOff = ["haiku"];
    const { facts } = await gatherFacts(input({ ...about, ...deep, draft: own }));
    expect(cached(facts).map((one) => one.model)).toEqual([SONNET]);
  });

  test("is not tried where no model answered", async () => {
    const { about } = await startWorld("model-account-hold");
    const { facts } = await gatherFacts(input({ ...about, ...deep }));
    expect(facts.promptCache).toMatchObject({ state: "not-asked", why: { fact: "invocation" } });
  });
});
