/** The run and the model of the client together: which model Claude Code ends up with when AWS refuses its choice. */
import { afterEach, describe, expect, test } from "vitest";
import { draftPlan } from "../../src/claude-code/plan.js";
import { nextInChain, settlePlan } from "../../src/claude-code/settle.js";
import type { Plan, PlanOptions } from "../../src/claude-code/types.js";
import { scenarioHost } from "../../src/cli/stage.js";
import { gatherFacts } from "../../src/facts/gather.js";
import { triedModels } from "../../src/facts/tried-models.js";
import { readMachine } from "../../src/machine/read-machine.js";
import { loadScenario, startSimulator } from "../../src/simulator/index.js";
import type { Scenario } from "../../src/simulator/types.js";
import { input } from "./drafts.js";

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0)) await end();
});

const OPUS = ["opus-5-5", "opus-5", "opus-4-8", "opus-4-7", "opus-4-6-v1", "opus-4-5-20251101-v1:0"];
const SONNET_4_5 = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

/** Plays healthy-unpinned, with some models not given to the account and some variables more. */
async function play(
  refused: readonly string[],
  options: { mode?: PlanOptions["mode"]; environment?: Record<string, string>; refuseAll?: boolean } = {},
) {
  const found = await loadScenario("healthy-unpinned");
  if (found === undefined) throw new Error("There is no such scenario.");
  const scenario: Scenario = structuredClone(found);
  Object.assign(scenario.machine.environment, options.environment);
  const isRefused = (id: string): boolean =>
    options.refuseAll === true || refused.some((name) => id === `anthropic.claude-${name}`);
  scenario.aws.models = scenario.aws.models.map((one) =>
    isRefused(one.id) ? { ...one, granted: false } : one,
  );
  const now = Date.parse(scenario.clock);
  const simulator = await startSimulator(scenario, { now: () => now });
  cleanUp.push(simulator.close);
  const snapshot = readMachine(await scenarioHost(scenario), { trustProject: false });
  const draft = draftPlan(snapshot, { mode: options.mode ?? "print", trustProject: false });
  const { facts, cost } = await gatherFacts(
    input({
      draft,
      settle: (known) => settlePlan(draft, known),
      next: nextInChain,
      transport: { dial: simulator.dial },
      clock: () => now,
    }),
  );
  const profiles =
    facts.inferenceProfiles.state === "answered"
      ? facts.inferenceProfiles.value.profiles.map(({ id }) => id)
      : null;
  const plan = settlePlan(draft, { profiles, ...triedModels(facts) });
  const called = simulator.calls.flatMap(({ operation, model }) =>
    operation.startsWith("Invoke") && model !== null ? [model] : [],
  );
  return { plan, facts, cost, called };
}

function primary(plan: Plan) {
  const found = plan.models.find(({ role }) => role === "primary");
  if (found === undefined) throw new Error("There is no primary model.");
  return found;
}

const us = (name: string): string => `us.anthropic.claude-${name}`;

describe("with nothing pinned", () => {
  test("a healthy account takes three round trips at most, and one request for each model in use", async () => {
    const { plan, called, cost } = await play([]);
    expect(primary(plan)).toMatchObject({ resolved: us("opus-5-5") });
    expect(primary(plan).fellBackFrom).toBeUndefined();
    expect(new Set(called).size).toBe(called.length);
    expect(called).toContain(us("opus-5-5"));
    expect(cost.roundTrips).toBeLessThanOrEqual(3);
  });

  test("Opus 5.5 refused: the client works, with Opus 5", async () => {
    const { plan, called } = await play(["opus-5-5"]);
    expect(primary(plan)).toMatchObject({
      resolved: us("opus-5"),
      fellBackFrom: { resolved: us("opus-5-5") },
    });
    expect(called.at(-1)).toBe(us("opus-5"));
    expect(new Set(called).size).toBe(called.length);
  });

  test("the whole Opus family refused: the client works, with Sonnet 4.5, asked for once", async () => {
    const { plan, called } = await play(OPUS.concat("opus-4-1-20250805-v1:0", "opus-4-20250514-v1:0"));
    expect(primary(plan)).toMatchObject({
      resolved: SONNET_4_5,
      fellBackFrom: { resolved: us("opus-5-5") },
    });
    const family = called.filter((id) => id.includes("opus"));
    expect(family.slice(0, OPUS.length)).toEqual(OPUS.map(us));
    expect(new Set(called).size).toBe(called.length);
  });

  test("everything refused: the client stays with its first choice", async () => {
    const { plan, called } = await play([], { refuseAll: true });
    expect(primary(plan).resolved).toBe(us("opus-5-5"));
    expect(primary(plan).fellBackFrom).toBeUndefined();
    expect(new Set(called).size).toBe(called.length);
  });
});

test("a pinned model that is refused is the end of it", async () => {
  const { plan, called } = await play(["sonnet-4-6"], {
    environment: { ANTHROPIC_MODEL: us("sonnet-4-6") },
  });
  expect(primary(plan).resolved).toBe(us("sonnet-4-6"));
  expect(called).toEqual([us("sonnet-4-6")]);
});
