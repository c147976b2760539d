import { describe, expect, test } from "vitest";
import type { ScenarioAws } from "../../src/simulator/index.js";
import { mintShortTermApiKey } from "../../src/simulator/index.js";
import {
  developer,
  INVOKE,
  LONG_TERM_API_KEY,
  LONG_TERM_KEY,
  MANTLE_OPUS,
  modelsWith,
  TEMPORARY_KEY,
  USE_API_KEYS,
  USE_MANTLE,
} from "../../src/simulator/scenarios/base.js";
import { type Reply, type Sent, send, signed } from "./requests.js";
import { running } from "./running.js";

const HOST = "bedrock-mantle.us-east-1.api.aws";
const BODY = { model: MANTLE_OPUS, max_tokens: 1, stream: true, messages: [{ role: "user", content: "." }] };
const MAY_USE = { identities: [developer([USE_MANTLE])] };
const BEARER = {
  Effect: "Allow" as const,
  Action: "bedrock-mantle:CallWithBearerToken",
  Resource: "*",
};

function messages(body: object): Sent {
  return {
    host: HOST,
    method: "POST",
    path: "/anthropic/v1/messages",
    query: { beta: "true" },
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}

async function ask(aws: Partial<ScenarioAws> = MAY_USE, change: object = {}, service = "bedrock-mantle") {
  const simulator = await running(aws);
  const request = await signed(messages({ ...BODY, ...change }), LONG_TERM_KEY, service);
  return { simulator, reply: await send(simulator, request) };
}

function errorOf(reply: Reply): { status: number; type: string; message: string } {
  const { error } = JSON.parse(reply.text);
  return { status: reply.status, type: error.type, message: error.message };
}

describe("a message is answered", () => {
  test("as server-sent events", async () => {
    const { simulator, reply } = await ask();
    expect(reply.status).toBe(200);
    expect(reply.headers["content-type"]).toMatch(/^text\/event-stream/);
    const events = reply.text.split("\n\n").filter((block) => block !== "");
    expect(events.map((block) => block.split("\n")[0])).toEqual([
      "event: message_start",
      "event: content_block_start",
      "event: content_block_delta",
      "event: content_block_stop",
      "event: message_delta",
      "event: message_stop",
    ]);
    expect(JSON.parse(events[4]?.split("data: ")[1] ?? "")).toMatchObject({
      delta: { stop_reason: "max_tokens" },
      usage: { output_tokens: 1 },
    });
    expect(simulator.calls).toMatchObject([
      { operation: "MantleMessages", service: "bedrock-mantle", model: MANTLE_OPUS, status: 200 },
    ]);
  });

  test("as one object where it is not streamed", async () => {
    const { reply } = await ask(MAY_USE, { stream: false });
    expect(JSON.parse(reply.text)).toMatchObject({ type: "message", stop_reason: "max_tokens" });
  });

  test.each([
    ["authorization", `Bearer ${LONG_TERM_API_KEY}`],
    ["x-api-key", LONG_TERM_API_KEY],
  ])("with an API key in %s", async (name, value) => {
    const identity = developer([USE_MANTLE, BEARER], { apiKeys: [{ token: LONG_TERM_API_KEY }] });
    const simulator = await running({ identities: [identity] });
    const reply = await send(simulator, { ...messages(BODY), headers: { [name]: value } });
    expect(reply.status).toBe(200);
    expect(simulator.calls).toMatchObject([{ auth: "bearer" }]);
  });

  test("with a short-term API key", async () => {
    const identity = developer([USE_MANTLE, BEARER], { keys: [TEMPORARY_KEY] });
    const simulator = await running({ identities: [identity] });
    const at = Date.now();
    const token = mintShortTermApiKey({ ...TEMPORARY_KEY, region: "us-east-1", at, expiresSeconds: 60 });
    const authorization = `Bearer ${token}`;
    expect((await send(simulator, { ...messages(BODY), headers: { authorization } })).status).toBe(200);
  });
});

describe("a message is refused in Anthropic's shape", () => {
  test("signed for bedrock", async () => {
    const { simulator, reply } = await ask(MAY_USE, {}, "bedrock");
    expect(errorOf(reply)).toEqual({
      status: 401,
      type: "authentication_error",
      message: "Credential should be scoped to correct service: 'bedrock-mantle'. ",
    });
    expect(simulator.calls).toMatchObject([{ service: "bedrock", status: 401 }]);
  });

  test("by one who may use the Invoke API only", async () => {
    const { reply } = await ask({ identities: [developer([INVOKE])] });
    expect(errorOf(reply)).toEqual({
      status: 403,
      type: "permission_error",
      message:
        "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: bedrock-mantle:CreateInference on resource: arn:aws:bedrock-mantle:us-east-1:123456789012:project/default because no identity-based policy allows the bedrock-mantle:CreateInference action",
    });
  });

  test("with an API key whose owner may use API keys on bedrock only", async () => {
    const identity = developer([USE_MANTLE, USE_API_KEYS], { apiKeys: [{ token: LONG_TERM_API_KEY }] });
    const simulator = await running({ identities: [identity] });
    const headers = { authorization: `Bearer ${LONG_TERM_API_KEY}` };
    const reply = await send(simulator, { ...messages(BODY), headers });
    expect(errorOf(reply)).toMatchObject({
      status: 403,
      message: expect.stringContaining("CallWithBearerToken"),
    });
  });

  test("with an API key nobody knows", async () => {
    const simulator = await running(MAY_USE);
    const reply = await send(simulator, {
      ...messages(BODY),
      headers: { authorization: "Bearer ABSKunknown" },
    });
    expect(errorOf(reply)).toEqual({
      status: 401,
      type: "authentication_error",
      message: "Invalid bearer token",
    });
  });

  test.each(["us.anthropic.claude-opus-4-8", "anthropic.claude-sonnet-4-6", "anthropic.claude-nonsense"])(
    "for %s, which is not served there",
    async (model) => {
      const { reply } = await ask(MAY_USE, { model });
      expect(errorOf(reply)).toEqual({
        status: 404,
        type: "not_found_error",
        message: `The model '${model}' does not exist`,
      });
    },
  );

  test("for a model the account was not given", async () => {
    const models = modelsWith("anthropic.claude-opus-4-8", { mantleGranted: false });
    const { reply } = await ask({ ...MAY_USE, models });
    expect(errorOf(reply)).toMatchObject({ status: 403, type: "permission_error" });
    expect(errorOf(reply).message).toContain("is not available for this account");
  });

  test("for a model whose agreement is pending", async () => {
    const models = modelsWith("anthropic.claude-opus-4-8", { agreement: "PENDING" });
    const { reply } = await ask({ ...MAY_USE, models });
    expect(errorOf(reply)).toMatchObject({ status: 403, message: expect.stringContaining("Marketplace") });
  });

  test.each([
    ["no messages", { messages: undefined }, "messages: Field required"],
    ["empty messages", { messages: [] }, "messages: at least one message is required"],
    ["no max_tokens", { max_tokens: undefined }, "max_tokens: Field required"],
  ])("with %s", async (_name, change, message) => {
    const { reply } = await ask(MAY_USE, change);
    expect(errorOf(reply)).toEqual({ status: 400, type: "invalid_request_error", message });
  });
});

test("GET /v1/models lists the line-up and what is not given", async () => {
  const simulator = await running({
    ...MAY_USE,
    models: modelsWith("anthropic.claude-opus-4-8", { mantleGranted: false }),
  });
  const request = await signed({ host: HOST, path: "/v1/models" }, LONG_TERM_KEY, "bedrock-mantle");
  const { data } = JSON.parse((await send(simulator, request)).text);
  const status = Object.fromEntries(
    data.map((model: { id: string; status: string }) => [model.id, model.status]),
  );
  expect(status).toMatchObject({
    "anthropic.claude-haiku-4-5": "available",
    "anthropic.claude-opus-4-8": "unavailable",
  });
  expect(status).not.toHaveProperty(["anthropic.claude-sonnet-4-6"]);
});

test("an unknown route is an unknown operation", async () => {
  const simulator = await running(MAY_USE);
  const request = { ...messages(BODY), path: "/v1/messages" };
  const reply = await send(simulator, await signed(request, LONG_TERM_KEY, "bedrock-mantle"));
  expect([reply.status, reply.text]).toEqual([404, "<UnknownOperationException/>"]);
});
