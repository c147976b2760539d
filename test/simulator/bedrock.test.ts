import {
  GetFoundationModelAvailabilityCommand,
  GetFoundationModelCommand,
  GetInferenceProfileCommand,
  GetUseCaseForModelAccessCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
  paginateListInferenceProfiles,
} from "@aws-sdk/client-bedrock";
import { describe, expect, test } from "vitest";
import type { ScenarioAws } from "../../src/simulator/index.js";
import {
  developer,
  INVOKE,
  LONG_TERM_KEY,
  modelsWith,
  READ_ACCESS,
  SONNET,
} from "../../src/simulator/scenarios/base.js";
import { PROFILES } from "../../src/simulator/scenarios/catalogue.js";
import { bedrockClient } from "./clients.js";
import { refusalOf, running } from "./running.js";

const MODEL = "anthropic.claude-sonnet-4-6";
const reader = [developer([INVOKE, READ_ACCESS])];

async function client(aws: Partial<ScenarioAws> = {}, region = "us-east-1") {
  return bedrockClient(await running({ identities: reader, ...aws }), { credentials: LONG_TERM_KEY, region });
}

describe("ListInferenceProfiles", () => {
  test("gives the profiles that can be called from the Region, in the scenario's order", async () => {
    const answer = await (await client({}, "ap-northeast-1")).send(new ListInferenceProfilesCommand({}));
    const ids = answer.inferenceProfileSummaries?.map((profile) => profile.inferenceProfileId);
    const expected = PROFILES.filter(({ sources }) => sources.includes("ap-northeast-1")).map(({ id }) => id);
    expect(ids).toEqual(expected);
    expect(expected).toContain("jp.anthropic.claude-sonnet-4-6");
    expect(expected).not.toContain(SONNET);
  });

  test("names the destinations as model ARNs", async () => {
    const answer = await (await client()).send(new ListInferenceProfilesCommand({}));
    const arnsOf = (id: string) =>
      answer.inferenceProfileSummaries
        ?.find((profile) => profile.inferenceProfileId === id)
        ?.models?.map((model) => model.modelArn);
    expect(arnsOf(SONNET)).toEqual(
      ["us-east-1", "us-east-2", "us-west-2"].map(
        (region) => `arn:aws:bedrock:${region}::foundation-model/${MODEL}`,
      ),
    );
    expect(arnsOf(`global.${MODEL}`)).toContain(`arn:aws:bedrock:::foundation-model/${MODEL}`);
  });

  test.each([
    ["as the caller asks", { maxResults: 4 }, {}],
    ["as the service likes", {}, { profilesPerPage: 4 }],
    ["by the smaller of both", { maxResults: 4 }, { profilesPerPage: 9 }],
  ])("comes in pages %s, each profile once", async (_name, input, aws) => {
    const pages = paginateListInferenceProfiles({ client: await client(aws) }, input);
    const sizes: number[] = [];
    const ids = new Set<string | undefined>();
    for await (const page of pages) {
      sizes.push(page.inferenceProfileSummaries?.length ?? 0);
      for (const profile of page.inferenceProfileSummaries ?? []) ids.add(profile.inferenceProfileId);
    }
    const all = PROFILES.filter(({ sources }) => sources.includes("us-east-1")).length;
    expect(ids.size).toBe(all);
    expect(sizes.length).toBe(Math.ceil(all / 4));
    expect(Math.max(...sizes)).toBe(4);
  });

  test("takes neither a made-up token nor a page of none", async () => {
    const bedrock = await client();
    const refused = (input: object) => refusalOf(bedrock.send(new ListInferenceProfilesCommand(input)));
    expect(await refused({ nextToken: "bm9uc2Vuc2U=" })).toMatchObject({
      name: "ValidationException",
      status: 400,
    });
    expect(await refused({ maxResults: 0 })).toMatchObject({ name: "ValidationException", status: 400 });
  });

  test("keeps application profiles for those who ask for them", async () => {
    const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123example";
    const bedrock = await client({ applicationProfiles: [{ arn, copyFrom: SONNET }] });
    const all = async (typeEquals: "SYSTEM_DEFINED" | "APPLICATION") =>
      (await bedrock.send(new ListInferenceProfilesCommand({ typeEquals }))).inferenceProfileSummaries ?? [];
    expect((await all("APPLICATION")).map((profile) => profile.inferenceProfileArn)).toEqual([arn]);
    expect((await all("SYSTEM_DEFINED")).some((profile) => profile.inferenceProfileArn === arn)).toBe(false);
    const one = await bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: arn }));
    expect(one.models).toHaveLength(3);
  });

  test("is denied with the wildcard ARN that AWS names", async () => {
    const bedrock = await client({ identities: [developer([READ_ACCESS])] });
    expect(await refusalOf(bedrock.send(new ListInferenceProfilesCommand({})))).toEqual({
      name: "AccessDeniedException",
      status: 403,
      message:
        "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: bedrock:ListInferenceProfiles on resource: arn:aws:bedrock:us-east-1:123456789012:inference-profile/* because no identity-based policy allows the bedrock:ListInferenceProfiles action",
    });
  });
});

describe("GetFoundationModelAvailability", () => {
  const ask = async (aws: Partial<ScenarioAws>, modelId = MODEL, region = "us-east-1") =>
    (await client(aws, region)).send(new GetFoundationModelAvailabilityCommand({ modelId }));

  test("tells of a model that may be used", async () => {
    expect(await ask({})).toMatchObject({
      modelId: MODEL,
      agreementAvailability: { status: "AVAILABLE" },
      authorizationStatus: "AUTHORIZED",
      entitlementAvailability: "AVAILABLE",
      regionAvailability: "AVAILABLE",
    });
  });

  test("tells of a first use", async () => {
    expect(await ask({ models: modelsWith(MODEL, { agreement: "NOT_AVAILABLE" }) })).toMatchObject({
      agreementAvailability: { status: "NOT_AVAILABLE" },
      authorizationStatus: "AUTHORIZED",
    });
  });

  test("tells of a missing grant of an older model, but not of a newer one", async () => {
    expect(await ask({ models: modelsWith(MODEL, { granted: false }) })).toMatchObject({
      authorizationStatus: "NOT_AUTHORIZED",
      entitlementAvailability: "NOT_AVAILABLE",
    });
    const newer = "anthropic.claude-opus-5-5";
    expect(await ask({ models: modelsWith(newer, { granted: false }) }, newer)).toMatchObject({
      authorizationStatus: "AUTHORIZED",
      entitlementAvailability: "AVAILABLE",
    });
  });

  test("tells of a Region without the model", async () => {
    const model = "anthropic.claude-opus-4-1-20250805-v1:0";
    expect(await ask({}, model, "eu-west-1")).toMatchObject({ regionAvailability: "NOT_AVAILABLE" });
  });

  test("takes base model IDs only", async () => {
    expect(await refusalOf(ask({}, SONNET))).toEqual({
      name: "ValidationException",
      status: 400,
      message: "The provided model identifier is invalid.",
    });
  });

  test("is not covered by the policy that Claude Code asks for", async () => {
    expect((await refusalOf(ask({ identities: [developer([INVOKE])] }))).message).toMatch(
      /bedrock:GetFoundationModelAvailability on resource: \* because no identity-based policy/,
    );
  });
});

test("GetUseCaseForModelAccess answers only where the form was filled out", async () => {
  const ask = async (useCaseForm: boolean) =>
    (await client({ useCaseForm })).send(new GetUseCaseForModelAccessCommand({}));
  expect((await ask(true)).$metadata.httpStatusCode).toBe(200);
  expect(await refusalOf(ask(false))).toMatchObject({ name: "ResourceNotFoundException", status: 404 });
});

test("foundation models tell how they can be called, and their lifecycle", async () => {
  const bedrock = await client();
  const one = await bedrock.send(
    new GetFoundationModelCommand({ modelIdentifier: "anthropic.claude-opus-4-1-20250805-v1:0" }),
  );
  expect(one.modelDetails).toMatchObject({
    inferenceTypesSupported: ["INFERENCE_PROFILE"],
    modelLifecycle: { status: "LEGACY" },
  });
  const list = bedrock.send(new ListFoundationModelsCommand({}));
  expect((await refusalOf(list)).message).toContain(
    "bedrock:ListFoundationModels on resource: arn:aws:bedrock:us-east-1::foundation-model/*",
  );
});
