import { GetFoundationModelAvailabilityCommand } from "@aws-sdk/client-bedrock";
import { InvokeModelCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, test } from "vitest";
import type { PolicyDocumentStatement, ScenarioAws } from "../../src/simulator/index.js";
import {
  INVOKE,
  LONG_TERM_KEY,
  modelsWith,
  READ_ACCESS,
  SONNET,
  SUBSCRIBE,
} from "../../src/simulator/scenarios/base.js";
import { bedrockClient, runtimeClient } from "./clients.js";
import { send, signed } from "./requests.js";
import { running } from "./running.js";
import { BODY, RUNTIME_HOST as HOST, PROFILE_ARN, refused, stream, withPolicy } from "./runtime-calls.js";

const USER = "arn:aws:iam::123456789012:user/dev";
const ACTION = "bedrock:InvokeModelWithResponseStream";

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
    const simulator = await running({
      ...withPolicy(INVOKE, SUBSCRIBE, READ_ACCESS),
      models: modelsWith(SONNET_MODEL, { agreement: "NOT_AVAILABLE" }),
    });
    const client = runtimeClient(simulator, { credentials: LONG_TERM_KEY });
    const control = bedrockClient(simulator, { credentials: LONG_TERM_KEY });
    const agreement = async () =>
      (await control.send(new GetFoundationModelAvailabilityCommand({ modelId: SONNET_MODEL })))
        .agreementAvailability?.status;
    expect(await agreement()).toBe("NOT_AVAILABLE");
    const answer = await client.send(new InvokeModelCommand({ modelId: SONNET, body: JSON.stringify(BODY) }));
    expect(answer.$metadata.httpStatusCode).toBe(200);
    expect(await agreement()).toBe("AVAILABLE");
  });
});
