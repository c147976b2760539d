/** What the simulator holds back, and how it words it; the AWS SDK reads it as it reads AWS. */
import { InvokeModelCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, test } from "vitest";
import { HAIKU, LONG_TERM_KEY, modelsWith, READ_QUOTAS, SONNET } from "../../src/simulator/scenarios/base.js";
import type { ScenarioModel } from "../../src/simulator/types.js";
import { runtimeClient } from "./clients.js";
import { send, signed } from "./requests.js";
import { refusalOf, running } from "./running.js";
import { BODY, refused, stream, withPolicy } from "./runtime-calls.js";

const MODEL = "anthropic.claude-sonnet-4-6";
const held = (by: NonNullable<ScenarioModel["heldBack"]>["by"], inStream = false) => ({
  models: modelsWith(MODEL, { heldBack: { by, inStream } }),
});

describe("a model that is held back", () => {
  test.each([
    ["tokens", 429, "ThrottlingException", "Too many tokens, please wait before trying again."],
    ["requests", 429, "ThrottlingException", "Too many requests, please wait before trying again."],
    [
      "tokens-per-day",
      429,
      "ThrottlingException",
      "Too many tokens per day, please wait before trying again.",
    ],
    [
      "not-ready",
      429,
      "ModelNotReadyException",
      "The model specified in the request is not ready to serve inference requests.",
    ],
    ["capacity", 503, "ServiceUnavailableException", "Bedrock is unable to process your request."],
  ] as const)("by %s", async (by, status, name, message) => {
    expect(await refused(held(by))).toEqual({ status, name, message });
  });

  test("within a stream that began with 200", async () => {
    const refusal = await refusalOf(stream(held("tokens", true)));
    expect(refusal).toMatchObject({
      name: "ThrottlingException",
      message: "Too many tokens, please wait before trying again.",
    });
  });

  test("leaves the others alone", async () => {
    expect((await stream(held("tokens"), HAIKU)).at(-1)?.type).toBe("message_stop");
  });
});

describe("the quota of a minute", () => {
  const name = "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6";
  const quota = (value: number) => ({ quotas: [{ name, code: "L-1", value }] });

  test("throttles what holds back more than it has", async () => {
    const large = { ...BODY, max_tokens: 32_000 };
    expect((await refused(quota(32_000), SONNET, large)).message).toContain("Too many tokens");
    expect((await stream(quota(32_000), SONNET)).at(-1)?.type).toBe("message_stop");
    expect((await refused(quota(0), SONNET)).message).toContain("Too many tokens");
  });

  test("of another way to the model is another one", async () => {
    expect((await stream(quota(0), `global.${MODEL}`)).at(-1)?.type).toBe("message_stop");
  });
});

describe("service tiers", () => {
  test.each([
    ["cheap", "service tier provided is invalid"],
    ["flex", "The provided service tier is not supported for this model"],
    ["reserved", "Reservation not found."],
  ])("%s is refused", async (tier, message) => {
    const simulator = await running();
    const client = runtimeClient(simulator, { credentials: LONG_TERM_KEY });
    const command = new InvokeModelCommand({
      modelId: SONNET,
      body: JSON.stringify(BODY),
      serviceTier: tier as "flex",
    });
    expect(await refusalOf(client.send(command))).toEqual({
      name: "ValidationException",
      message,
      status: 400,
    });
  });
});

describe("Service Quotas", () => {
  const request = (body: object) => ({
    host: "servicequotas.us-east-1.amazonaws.com",
    method: "POST",
    path: "/",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "ServiceQuotasV20190624.ListServiceQuotas",
    },
    body: JSON.stringify(body),
  });
  const list = async (change: Parameters<typeof running>[0], body: object, service = "servicequotas") => {
    const simulator = await running(change);
    return send(simulator, await signed(request(body), LONG_TERM_KEY, service));
  };

  test("lists ample quotas, page by page", async () => {
    const reply = await list(
      { ...withPolicy(READ_QUOTAS), quotasPerPage: 3 },
      { ServiceCode: "bedrock", MaxResults: 100 },
    );
    expect(reply.status).toBe(200);
    const { Quotas, NextToken } = JSON.parse(reply.text);
    expect(Quotas).toHaveLength(3);
    expect(Quotas[0]).toMatchObject({ ServiceCode: "bedrock", Adjustable: true });
    expect(Quotas[0].Value).toBeGreaterThan(0);
    expect(NextToken).toBe("3");
  });

  test("denies in the protocol's own shape", async () => {
    const reply = await list({}, { ServiceCode: "bedrock" });
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text)).toMatchObject({
      __type: "AccessDeniedException",
      Message: expect.stringContaining("is not authorized to perform: servicequotas:ListServiceQuotas"),
    });
  });

  test("knows no other service, and wants its own name in the signature", async () => {
    const other = await list(withPolicy(READ_QUOTAS), { ServiceCode: "lambda" });
    expect(JSON.parse(other.text).__type).toBe("NoSuchResourceException");
    const foreign = await list(withPolicy(READ_QUOTAS), { ServiceCode: "bedrock" }, "bedrock");
    expect(foreign.status).toBe(400);
    expect(JSON.parse(foreign.text).__type).toBe("InvalidSignatureException");
  });
});
