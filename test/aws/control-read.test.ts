import { describe, expect, test } from "vitest";
import { cacheProbeOf } from "../../src/aws/cache-probe.js";
import { getDataRetention } from "../../src/aws/get-data-retention.js";
import { getFoundationModel } from "../../src/aws/get-foundation-model.js";
import { createMessageReader } from "../../src/aws/message-stream.js";
import { makeCaller } from "./callers.js";
import { startLoopback } from "./loopback.js";

const MODEL = "anthropic.claude-opus-4-1-20250805-v1:0";
const ENDPOINT = "https://bedrock.us-east-1.amazonaws.com";

async function ask(status: number, body: object | string) {
  const server = await startLoopback((_request, response) => {
    response.writeHead(status, { "content-type": "application/json", "x-amzn-requestid": "c-1" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  const caller = { ...(await makeCaller({ options: { dial: server.dial } })), endpoint: ENDPOINT };
  return { server, caller };
}

describe("GetFoundationModel", () => {
  test("is one signed GET with an encoded ID", async () => {
    const { server, caller } = await ask(200, { modelDetails: { modelLifecycle: { status: "ACTIVE" } } });
    expect(await getFoundationModel(caller, MODEL)).toMatchObject({
      ok: true,
      value: { status: "ACTIVE" },
      requestId: "c-1",
    });
    expect(server.requests[0]).toMatchObject({
      method: "GET",
      url: "/foundation-models/anthropic.claude-opus-4-1-20250805-v1%3A0",
      body: "",
    });
    expect(server.requests[0]?.headers.authorization).toContain("/us-east-1/bedrock/aws4_request");
    expect(server.requests[0]?.headers["user-agent"]).toMatch(/^bedrock-doctor\//);
  });

  test.each([
    ["as text", "2027-01-08T00:00:00Z"],
    ["in seconds since the epoch", Date.parse("2027-01-08T00:00:00Z") / 1000],
  ])("tells times %s", async (_, endOfLifeTime) => {
    const { caller } = await ask(200, {
      modelDetails: { modelLifecycle: { status: "LEGACY", endOfLifeTime, legacyTime: "soon" } },
    });
    const answer = await getFoundationModel(caller, MODEL);
    expect(answer).toMatchObject({
      ok: true,
      value: { status: "LEGACY", endOfLifeTime: "2027-01-08T00:00:00.000Z" },
    });
  });

  test.each<[string, number, object | string, object]>([
    [
      "a denial",
      403,
      { Message: "User: x is not authorized to perform: bedrock:GetFoundationModel on resource: y" },
      { kind: "refusal", denial: { action: "bedrock:GetFoundationModel" } },
    ],
    [
      "an unknown model",
      404,
      { message: "Could not resolve the foundation model" },
      { kind: "refusal", status: 404 },
    ],
    ["another answer", 200, { hello: "world" }, { kind: "not-aws" }],
    ["a page", 200, "<html></html>", { kind: "not-aws" }],
  ])("%s is a failure", async (_, status, body, failure) => {
    const { caller } = await ask(status, body);
    expect(await getFoundationModel(caller, MODEL)).toMatchObject({ ok: false, failure });
  });
});

test("GetAccountDataRetention tells the mode", async () => {
  const { server, caller } = await ask(200, { mode: "provider_data_share", updatedAt: 1 });
  expect(await getDataRetention(caller)).toMatchObject({ ok: true, value: { mode: "provider_data_share" } });
  expect(server.requests[0]).toMatchObject({ method: "GET", url: "/data-retention" });
});

describe("the body of the caching requests", () => {
  const text = (model: string): string => {
    const [block] = cacheProbeOf(model, "5m").body.system as { text: string }[];
    return block?.text ?? "";
  };

  test.each([
    ["us.anthropic.claude-haiku-4-5-20251001-v1:0", 4096],
    ["us.anthropic.claude-sonnet-4-5-20250929-v1:0", 4096],
    ["us.anthropic.claude-sonnet-4-6", 1024],
    ["global.anthropic.claude-opus-5", 512],
    ["us.anthropic.claude-opus-5-5", 4096],
    ["arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc", 4096],
  ])("%s: above %i tokens, also where a token has five characters", (model, minimum) => {
    expect(cacheProbeOf(model, "5m").minimum).toBe(minimum);
    expect(text(model).length / 5).toBeGreaterThan(minimum);
    expect(text(model)).toBe(text(model));
  });

  test("is marked as the client marks its prompts", () => {
    const mark = (ttl: "5m" | "1h") =>
      (cacheProbeOf("us.anthropic.claude-opus-5", ttl).body.system as { cache_control: object }[])[0]
        ?.cache_control;
    expect(mark("5m")).toEqual({ type: "ephemeral" });
    expect(mark("1h")).toEqual({ type: "ephemeral", ttl: "1h" });
  });
});

test("tokens of the cache are read beside the others", () => {
  const reader = createMessageReader();
  const usage = {
    input_tokens: 20,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 1400,
    output_tokens: 1,
  };
  reader.read({ type: "message_start", message: { usage } });
  reader.read({ type: "message_delta", delta: { stop_reason: "max_tokens" }, usage: { output_tokens: 1 } });
  reader.read({ type: "message_stop" });
  expect(reader.finish()).toEqual({
    usage: { inputTokens: 20, outputTokens: 1 },
    stopReason: "max_tokens",
    cache: { writtenTokens: 0, readTokens: 1400 },
  });
});
