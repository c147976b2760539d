import { InvokeModelCommand, InvokeModelWithResponseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, test } from "vitest";
import type { PolicyDocumentStatement, ScenarioAws } from "../../src/simulator/index.js";
import {
  developer,
  HAIKU,
  INVOKE,
  LONG_TERM_KEY,
  modelsWith,
  SONNET,
  SUBSCRIBE,
} from "../../src/simulator/scenarios/base.js";
import { runtimeClient } from "./clients.js";
import { send, signed } from "./requests.js";
import { refusalOf, running } from "./running.js";

const BODY = {
  anthropic_version: "bedrock-2023-05-31",
  max_tokens: 1,
  messages: [{ role: "user", content: "." }],
};
const USER = "arn:aws:iam::123456789012:user/dev";
const ACTION = "bedrock:InvokeModelWithResponseStream";
const PROFILE_ARN = `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${SONNET}`;
const HOST = "bedrock-runtime.us-east-1.amazonaws.com";

interface Event {
  type: string;
  [key: string]: unknown;
}

async function stream(
  aws: Partial<ScenarioAws> = {},
  modelId = SONNET,
  body: object = BODY,
): Promise<Event[]> {
  const client = runtimeClient(await running(aws), { credentials: LONG_TERM_KEY });
  const answer = await client.send(
    new InvokeModelWithResponseStreamCommand({
      modelId,
      contentType: "application/json",
      body: JSON.stringify(body),
    }),
  );
  const events: Event[] = [];
  for await (const event of answer.body ?? []) {
    events.push(JSON.parse(Buffer.from(event.chunk?.bytes ?? []).toString("utf8")));
  }
  return events;
}

function withPolicy(...statements: PolicyDocumentStatement[]): Partial<ScenarioAws> {
  return { identities: [developer(statements)] };
}

function refused(aws: Partial<ScenarioAws>, modelId = SONNET, body: object = BODY) {
  return refusalOf(stream(aws, modelId, body));
}

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
    const simulator = await running();
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

describe("IAM is asked about the profile and about every model behind it", () => {
  test("the profile first", async () => {
    const { name, message, status } = await refused(withPolicy(SUBSCRIBE));
    expect({ name, status }).toEqual({ name: "AccessDeniedException", status: 403 });
    expect(message).toBe(
      `User: ${USER} is not authorized to perform: ${ACTION} on resource: ${PROFILE_ARN} because no identity-based policy allows the ${ACTION} action`,
    );
  });

  test("the denial is spelt with a capital M on the wire", async () => {
    const simulator = await running(withPolicy(SUBSCRIBE));
    const request = {
      host: HOST,
      method: "POST",
      path: `/model/${SONNET}/invoke`,
      body: JSON.stringify(BODY),
    };
    const reply = await send(simulator, await signed(request, LONG_TERM_KEY, "bedrock"));
    expect(Object.keys(JSON.parse(reply.text))).toEqual(["Message"]);
    expect(reply.headers["x-amzn-errortype"]).toBe("AccessDeniedException");
    expect(reply.headers["x-amzn-requestid"]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test("then the model in each destination Region", async () => {
    const oneRegion = {
      ...INVOKE,
      Resource: ["arn:aws:bedrock:*:*:inference-profile/*", "arn:aws:bedrock:us-east-1::foundation-model/*"],
    };
    expect((await refused(withPolicy(oneRegion))).message).toContain(
      "on resource: arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-6 because no identity-based policy",
    );
  });

  test("a service control policy that bars one destination Region refuses", async () => {
    const all: PolicyDocumentStatement = { Effect: "Allow", Action: "*", Resource: "*" };
    const bar: PolicyDocumentStatement = {
      Effect: "Deny",
      Action: "bedrock:*",
      Resource: "*",
      Condition: { StringNotEquals: { "aws:RequestedRegion": ["us-east-1", "us-east-2"] } },
    };
    const arn = "arn:aws:organizations::111122223333:policy/o-example/service_control_policy/p-example";
    const serviceControlPolicies = [{ arn, document: { Statement: [all, bar] } }];
    expect((await refused({ serviceControlPolicies })).message).toBe(
      `User: ${USER} is not authorized to perform: ${ACTION} on resource: arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-6 with an explicit deny in a service control policy: ${arn}`,
    );
    expect(
      (await refused({ serviceControlPolicies }, "global.anthropic.claude-sonnet-4-6")).message,
    ).toContain(
      "on resource: arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6 with an explicit deny",
    );
  });

  test("a model may be allowed through a profile only", async () => {
    const throughProfile: PolicyDocumentStatement = {
      Effect: "Allow",
      Action: "bedrock:InvokeModel*",
      Resource: "arn:aws:bedrock:*::foundation-model/*",
      Condition: { ArnLike: { "bedrock:InferenceProfileArn": PROFILE_ARN } },
    };
    const profile: PolicyDocumentStatement = { ...throughProfile, Resource: PROFILE_ARN, Condition: {} };
    const models = modelsWith("anthropic.claude-sonnet-4-6", { onDemandIn: ["us-east-1"] });
    const aws = { ...withPolicy(throughProfile, profile), models };
    expect(await stream(aws)).toHaveLength(6);
    expect((await refused(aws, "anthropic.claude-sonnet-4-6")).name).toBe("AccessDeniedException");
  });

  test("and IAM comes before the identifier", async () => {
    expect((await refused(withPolicy(SUBSCRIBE), "nonsense")).message).toContain(
      "on resource: arn:aws:bedrock:us-east-1::foundation-model/nonsense because",
    );
  });
});

describe("the account is refused in AWS's words", () => {
  const SONNET_MODEL = "anthropic.claude-sonnet-4-6";

  test.each([
    ["unknown", "us.anthropic.claude-nonsense"],
    ["of another geography", "eu.anthropic.claude-sonnet-4-6"],
    ["an ARN of another Region", PROFILE_ARN.replace("us-east-1", "us-west-2")],
  ])("an identifier that is %s", async (_name, model) => {
    expect(await refused({}, model)).toEqual({
      name: "ValidationException",
      message: "The provided model identifier is invalid.",
      status: 400,
    });
  });

  test("a bare ID without on-demand throughput, with the typographic apostrophe", async () => {
    expect(await refused({}, SONNET_MODEL)).toEqual({
      name: "ValidationException",
      message:
        "Invocation of model ID anthropic.claude-sonnet-4-6 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
      status: 400,
    });
  });

  test.each<[string, Partial<ScenarioAws>, string, number, RegExp]>([
    [
      "end of life",
      { models: modelsWith(SONNET_MODEL, { lifecycle: "END_OF_LIFE" }) },
      "ResourceNotFoundException",
      404,
      /^This model version has reached the end of its life\./,
    ],
    [
      "use-case form",
      { useCaseForm: false },
      "ResourceNotFoundException",
      404,
      /^Model use case details have not been submitted for this account\./,
    ],
    [
      "agreement pending",
      { models: modelsWith(SONNET_MODEL, { agreement: "PENDING" }) },
      "AccessDeniedException",
      403,
      /subscription for this model is still being processed/,
    ],
    [
      "payment",
      { models: modelsWith(SONNET_MODEL, { agreement: "ERROR" }) },
      "AccessDeniedException",
      403,
      /^Model access is denied due to INVALID_PAYMENT_INSTRUMENT:/,
    ],
    [
      "first use without the right to subscribe",
      { models: modelsWith(SONNET_MODEL, { agreement: "NOT_AVAILABLE" }), ...withPolicy(INVOKE) },
      "AccessDeniedException",
      403,
      /not authorized to perform the required AWS Marketplace actions/,
    ],
    [
      "grant, of an older model",
      { models: modelsWith(SONNET_MODEL, { granted: false }) },
      "AccessDeniedException",
      403,
      /^You don't have access to the model with the specified model ID\.$/,
    ],
  ])("%s", async (_name, aws, name, status, text) => {
    expect(await refused(aws)).toEqual({ name, status, message: expect.stringMatching(text) });
  });

  test.each(["anthropic.claude-opus-4-7", "anthropic.claude-opus-5-5", "anthropic.claude-sonnet-5"])(
    "grant, of %s, in Anthropic's shape",
    async (model) => {
      const simulator = await running({ models: modelsWith(model, { granted: false }) });
      const path = `/model/us.${model}/invoke`;
      const request = { host: HOST, method: "POST", path, body: JSON.stringify(BODY) };
      const reply = await send(simulator, await signed(request, LONG_TERM_KEY, "bedrock"));
      expect(reply.status).toBe(403);
      expect(JSON.parse(reply.text)).toMatchObject({
        type: "error",
        error: {
          type: "permission_error",
          message: expect.stringContaining(`${model} is not available for this account.`),
        },
      });
    },
  );

  test.each([
    "anthropic.claude-opus-4-6-v1",
    "anthropic.claude-opus-4-1-20250805-v1:0",
    "anthropic.claude-haiku-4-5-20251001-v1:0",
  ])("grant, of %s, in Bedrock's", async (model) => {
    const aws = { models: modelsWith(model, { granted: false }) };
    expect((await refused(aws, `us.${model}`)).name).toBe("AccessDeniedException");
  });

  test("the first use by one who may subscribe makes the agreement", async () => {
    const simulator = await running({ models: modelsWith(SONNET_MODEL, { agreement: "NOT_AVAILABLE" }) });
    const client = runtimeClient(simulator, { credentials: LONG_TERM_KEY });
    const answer = await client.send(new InvokeModelCommand({ modelId: SONNET, body: JSON.stringify(BODY) }));
    expect(answer.$metadata.httpStatusCode).toBe(200);
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
