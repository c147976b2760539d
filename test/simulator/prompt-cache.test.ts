import { InvokeModelCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, test } from "vitest";
import type { ScenarioAws } from "../../src/simulator/index.js";
import { LONG_TERM_KEY, modelsWith, SONNET } from "../../src/simulator/scenarios/base.js";
import { runtimeClient } from "./clients.js";
import { running } from "./running.js";
import { BODY, refused } from "./runtime-calls.js";

interface Usage {
  input_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
}

function prompt(characters: number, mark: object | null = { type: "ephemeral" }): object {
  const block = { type: "text", text: "x".repeat(characters) };
  return { ...BODY, system: [mark === null ? block : { ...block, cache_control: mark }] };
}

/** What each of the requests, one after the other, says of the cache: written and read tokens. */
async function usages(bodies: object[], aws: Partial<ScenarioAws> = {}): Promise<[number, number][]> {
  const client = runtimeClient(await running(aws), { credentials: LONG_TERM_KEY });
  const told: [number, number][] = [];
  for (const body of bodies) {
    const answer = await client.send(
      new InvokeModelCommand({
        modelId: SONNET,
        contentType: "application/json",
        body: JSON.stringify(body),
      }),
    );
    const { usage } = JSON.parse(Buffer.from(answer.body).toString("utf8")) as { usage: Usage };
    told.push([usage.cache_creation_input_tokens, usage.cache_read_input_tokens]);
  }
  return told;
}

describe("the prompt cache", () => {
  test("keeps what was marked, and reads it the second time", async () => {
    const [first, second] = await usages([prompt(6000), prompt(6000)]);
    expect(first?.[0]).toBeGreaterThan(1024);
    expect(first?.[1]).toBe(0);
    expect(second).toEqual([0, first?.[0]]);
  });

  test.each([
    ["another prompt", [prompt(6000), prompt(6001)]],
    ["a prompt below the minimum", [prompt(2000), prompt(2000)]],
    ["a prompt without a mark", [prompt(6000, null), prompt(6000, null)]],
  ])("does not read %s", async (_, bodies) => {
    expect((await usages(bodies)).map(([, read]) => read)).toEqual([0, 0]);
  });

  test("is of one Region", async () => {
    const routing = ["us-east-1", "us-west-2", "us-east-1"];
    const told = await usages([prompt(6000), prompt(6000), prompt(6000)], { routing });
    expect(told.map(([, read]) => read > 0)).toEqual([false, false, true]);
  });

  test("does nothing for a model that does not cache, and some refuse the mark", async () => {
    const silent = modelsWith("anthropic.claude-sonnet-4-6", { caching: "silent" });
    expect(await usages([prompt(6000), prompt(6000)], { models: silent })).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const models = modelsWith("anthropic.claude-sonnet-4-6", { caching: "refused" });
    expect(await refused({ models }, SONNET, prompt(6000))).toMatchObject({
      message: expect.stringContaining("did not allow prompt caching"),
    });
  });
});

describe("the account's standing", () => {
  const sonnet = "anthropic.claude-sonnet-4-6";
  test.each<[string, Partial<ScenarioAws>, string]>([
    ["held back", { hold: "operation-not-allowed" }, "Operation not allowed"],
    ["held back, in other words", { hold: "not-authorized" }, "not authorized to perform this action"],
    [
      "past its end",
      { models: modelsWith(sonnet, { endOfLifeTime: "2026-11-19T00:00:00Z" }) },
      "end of its life",
    ],
    ["legacy and not used", { models: modelsWith(sonnet, { unusedForDays: 15 }) }, "in the last 15 days"],
    [
      "retention",
      { models: modelsWith(sonnet, { retentionModes: ["provider_data_share"] }) },
      "data retention mode 'default'",
    ],
    [
      "another retention",
      { dataRetention: "none", models: modelsWith(sonnet, { retentionModes: ["default"] }) },
      "data retention mode 'none'",
    ],
  ])("%s", async (_, aws, text) => {
    expect(await refused(aws)).toMatchObject({ message: expect.stringContaining(text) });
  });

  test("a mode that the model takes is no hindrance", async () => {
    const models = modelsWith(sonnet, { retentionModes: ["provider_data_share"] });
    await expect(usages([BODY], { models, dataRetention: "provider_data_share" })).resolves.toHaveLength(1);
  });
});
