import { GetGuardrailCommand } from "@aws-sdk/client-bedrock";
import { InvokeModelCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, test } from "vitest";
import type { PolicyDocumentStatement, ScenarioAws } from "../../src/simulator/index.js";
import {
  developer,
  GUARDRAIL,
  INVOKE,
  LONG_TERM_KEY,
  modelsWith,
  SONNET,
  USE_GUARDRAILS,
} from "../../src/simulator/scenarios/base.js";
import { bedrockClient, runtimeClient } from "./clients.js";
import { refusalOf, running } from "./running.js";
import { BODY, refused, stream } from "./runtime-calls.js";

type Guardrail = NonNullable<ScenarioAws["guardrails"]>[number];

function withGuardrail(
  change: Partial<Guardrail> = {},
  statements: PolicyDocumentStatement[] = [INVOKE, USE_GUARDRAILS],
): Partial<ScenarioAws> {
  return {
    identities: [developer(statements)],
    guardrails: [{ id: GUARDRAIL, region: "us-east-1", versions: ["1"], ...change }],
  };
}

async function invoke(aws: Partial<ScenarioAws>, guardrailVersion = "1", guardrailIdentifier = GUARDRAIL) {
  const client = runtimeClient(await running(aws), { credentials: LONG_TERM_KEY });
  return client.send(
    new InvokeModelCommand({
      modelId: SONNET,
      body: JSON.stringify(BODY),
      guardrailIdentifier,
      guardrailVersion,
    }),
  );
}

describe("a guardrail with a model request", () => {
  test("is applied where it exists, is ready and allowed", async () => {
    expect((await invoke(withGuardrail())).$metadata.httpStatusCode).toBe(200);
    expect((await invoke(withGuardrail(), "DRAFT")).$metadata.httpStatusCode).toBe(200);
  });

  test.each<[string, Partial<ScenarioAws>, string, string]>([
    ["of a version that was never made", withGuardrail(), "7", "does not exist"],
    ["of another region", withGuardrail({ region: "eu-west-1" }), "1", "does not exist"],
    ["that is being made", withGuardrail({ status: "CREATING" }), "1", "READY"],
  ])("%s is refused", async (_, aws, version, text) => {
    const refusal = await refusalOf(invoke(aws, version));
    expect(refusal).toMatchObject({ name: "ValidationException", status: 400 });
    expect(refusal.message).toContain(text);
  });

  test("needs bedrock:ApplyGuardrail", async () => {
    const refusal = await refusalOf(invoke(withGuardrail({}, [INVOKE])));
    expect(refusal.status).toBe(403);
    expect(refusal.message).toMatch(
      /not authorized to perform: bedrock:ApplyGuardrail on resource: arn:aws:bedrock:us-east-1:\d+:guardrail\/gr4x9k2m7q1z because no identity-based policy/,
    );
  });
});

test("GetGuardrail describes it, or does not know it", async () => {
  const client = bedrockClient(await running(withGuardrail({ crossRegion: true })), {
    credentials: LONG_TERM_KEY,
  });
  const get = (guardrailVersion: string) =>
    client.send(new GetGuardrailCommand({ guardrailIdentifier: GUARDRAIL, guardrailVersion }));
  expect(await get("1")).toMatchObject({ status: "READY", version: "1", crossRegionDetails: {} });
  expect(await refusalOf(get("2"))).toMatchObject({ name: "ResourceNotFoundException", status: 404 });
});

describe("the body of a request", () => {
  test.each([
    ["a made-up flag", { anthropic_beta: ["made-up-2026-01-01"] }, "invalid beta flag"],
    ["a made-up field", { reply_language: "de" }, "reply_language: Extra inputs are not permitted"],
    [
      "a field without its flag",
      { context_management: {} },
      "context_management: Extra inputs are not permitted",
    ],
  ])("with %s is refused", async (_, more, message) => {
    expect(await refused({}, SONNET, { ...BODY, ...more })).toMatchObject({ message });
  });

  test("with the client's own flags is answered, unless the model does not take one", async () => {
    const flags = { anthropic_beta: ["interleaved-thinking-2025-05-14", "tool-search-tool-2025-10-19"] };
    expect((await stream({}, SONNET, { ...BODY, ...flags })).at(-1)?.type).toBe("message_stop");
    const models = modelsWith("anthropic.claude-sonnet-4-6", { refusesBetas: flags.anthropic_beta });
    expect(await refused({ models }, SONNET, { ...BODY, ...flags })).toMatchObject({
      message: "invalid beta flag",
    });
  });
});
