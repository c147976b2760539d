import { InvokeModelCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, test } from "vitest";
import type { PolicyDocumentStatement } from "../../src/simulator/index.js";
import { HAIKU, INVOKE, LONG_TERM_KEY, modelsWith, SONNET } from "../../src/simulator/scenarios/base.js";
import { runtimeClient } from "./clients.js";
import { send, signed } from "./requests.js";
import { refusalOf, running } from "./running.js";
import { BODY, RUNTIME_HOST as HOST, PROFILE_ARN, refused, stream, withPolicy } from "./runtime-calls.js";

describe("a model that may be used answers", () => {
  test("as an event stream the SDK decodes, cut at one token", async () => {
    const events = await stream();
    expect(events.map(({ type }) => type)).toEqual([
      "message_start",
      "content_block_start",
      "content_block_delta",
      "content_block_stop",
      "message_delta",
      "message_stop",
    ]);
    expect(events[0]).toMatchObject({ message: { usage: { input_tokens: expect.any(Number) } } });
    expect(events[4]).toMatchObject({ delta: { stop_reason: "max_tokens" }, usage: { output_tokens: 1 } });
    expect(events[5]).toMatchObject({ "amazon-bedrock-invocationMetrics": { outputTokenCount: 1 } });
  });

  test("to its end where there is room", async () => {
    const events = await stream({}, SONNET, { ...BODY, max_tokens: 100 });
    expect(events.find(({ type }) => type === "message_delta")).toMatchObject({
      delta: { stop_reason: "end_turn" },
    });
  });

  test("with nothing at max_tokens 0", async () => {
    const events = await stream({}, SONNET, { ...BODY, max_tokens: 0 });
    expect(events.map(({ type }) => type)).toEqual(["message_start", "message_delta", "message_stop"]);
  });

  test.each([
    ["by the encoded ID of a dated model", HAIKU],
    ["by a global profile", "global.anthropic.claude-sonnet-4-6"],
    ["by the ARN of a profile", PROFILE_ARN],
  ])("%s", async (_name, model) => {
    expect((await stream({}, model)).at(-1)?.type).toBe("message_stop");
  });

  test("by an application inference profile", async () => {
    const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123example";
    const events = await stream({ applicationProfiles: [{ arn, copyFrom: PROFILE_ARN }] }, arn);
    expect(events[0]).toMatchObject({ message: { model: "anthropic.claude-sonnet-4-6" } });
  });

  test("by a bare ID where it has on-demand throughput", async () => {
    const models = modelsWith("anthropic.claude-sonnet-4-6", { onDemandIn: ["us-east-1"] });
    expect((await stream({ models }, "anthropic.claude-sonnet-4-6")).at(-1)?.type).toBe("message_stop");
  });

  test("unstreamed, with the service tier echoed", async () => {
    const models = modelsWith("anthropic.claude-sonnet-4-6", { tiers: ["priority"] });
    const simulator = await running({ models });
    const answer = await runtimeClient(simulator, { credentials: LONG_TERM_KEY }).send(
      new InvokeModelCommand({ modelId: SONNET, body: JSON.stringify(BODY), serviceTier: "priority" }),
    );
    expect(answer.serviceTier).toBe("priority");
    expect(JSON.parse(Buffer.from(answer.body).toString("utf8"))).toMatchObject({
      type: "message",
      stop_reason: "max_tokens",
      usage: { output_tokens: 1 },
    });
    expect(simulator.calls).toMatchObject([{ operation: "InvokeModel", model: SONNET }]);
  });

  test("to a client that leaves the colon of the ID as it is, as the Anthropic SDK does", async () => {
    const simulator = await running();
    const request = {
      host: HOST,
      method: "POST",
      path: `/model/${HAIKU}/invoke`,
      body: JSON.stringify(BODY),
    };
    const reply = await send(simulator, await signed(request, LONG_TERM_KEY, "bedrock"));
    expect(reply.status).toBe(200);
  });
});

describe("headers and body are judged last", () => {
  test.each<[string, object, string]>([
    [
      "max_tokens",
      { max_tokens: undefined },
      "Malformed input request: #: required key [max_tokens] not found, please reformat your input and try again.",
    ],
    ["anthropic_version", { anthropic_version: undefined }, "anthropic_version: Field required"],
    [
      "a known anthropic_version",
      { anthropic_version: "bedrock-1999-01-01" },
      "Invalid API version: bedrock-1999-01-01",
    ],
    ["messages that are not empty", { messages: [] }, "messages: at least one message is required"],
    [
      "no model in the body",
      { model: "x" },
      "Malformed input request: #: extraneous key [model] is not permitted, please reformat your input and try again.",
    ],
    ["max_tokens from 0", { max_tokens: -1 }, "max_tokens: must be greater than or equal to 0"],
  ])("the body needs %s", async (_name, change, message) => {
    expect(await refused({}, SONNET, { ...BODY, ...change })).toEqual({
      name: "ValidationException",
      message,
      status: 400,
    });
  });

  test.each<[string, Record<string, string>, string]>([
    ["service tier", { "x-amzn-bedrock-service-tier": "cheap" }, "service tier provided is invalid"],
    [
      "guardrail",
      { "x-amzn-bedrock-guardrailidentifier": "Not Valid", "x-amzn-bedrock-guardrailversion": "1" },
      "The provided guardrail identifier is invalid.",
    ],
    [
      "guardrail without its version",
      { "x-amzn-bedrock-guardrailidentifier": "abc123" },
      "The provided guardrail identifier is invalid.",
    ],
  ])("a wrong %s is refused before a wrong body", async (_name, headers, message) => {
    const simulator = await running();
    const request = { host: HOST, method: "POST", path: `/model/${SONNET}/invoke`, headers, body: "{}" };
    const reply = await send(simulator, await signed(request, LONG_TERM_KEY, "bedrock"));
    expect([reply.status, JSON.parse(reply.text)]).toEqual([400, { message }]);
  });

  test("a policy may demand a guardrail", async () => {
    const without: PolicyDocumentStatement = {
      Effect: "Deny",
      Action: "bedrock:InvokeModel*",
      Resource: "*",
      Condition: { Null: { "bedrock:GuardrailIdentifier": "true" } },
    };
    const simulator = await running(withPolicy(INVOKE, without));
    const client = runtimeClient(simulator, { credentials: LONG_TERM_KEY });
    const invoke = (guardrail: object) =>
      client.send(new InvokeModelCommand({ modelId: SONNET, body: JSON.stringify(BODY), ...guardrail }));
    expect((await refusalOf(invoke({}))).message).toMatch(
      /with an explicit deny in an identity-based policy$/,
    );
    const guarded = await invoke({ guardrailIdentifier: "abc123", guardrailVersion: "1" });
    expect(guarded.$metadata.httpStatusCode).toBe(200);
  });

  test("an unknown route answers 200 with UnknownOperationException", async () => {
    const simulator = await running();
    const reply = await send(simulator, { host: HOST, path: "/v1/models" });
    expect(reply.status).toBe(200);
    expect(reply.text).toContain("UnknownOperationException");
    expect(simulator.calls).toMatchObject([{ operation: "Unknown", errorCode: "UnknownOperationException" }]);
  });
});
