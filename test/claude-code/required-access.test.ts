import { describe, expect, test } from "vitest";
import { requiredAccess } from "../../src/claude-code/required-access.js";
import type { Plan } from "../../src/claude-code/types.js";
import { makePlan } from "../checks/situation.js";

const account = "123456789012";
const [first] = makePlan().models;
if (first === undefined) throw new Error("no model");
const sonnet = first;

function needsOf(changes: Partial<Plan>, profiles: Parameters<typeof requiredAccess>[1]["profiles"] = null) {
  return requiredAccess(makePlan(changes), { account, profiles });
}

function resourcesOf(
  resolved: string,
  region = "us-east-1",
  profiles: Parameters<typeof needsOf>[1] = null,
): string[] {
  const changes = {
    models: [{ ...sonnet, resolved, region }],
    region: { ...makePlan().region, value: region },
  };
  const needs = needsOf(changes, profiles);
  return needs
    .filter(({ action }) => action === "bedrock:InvokeModelWithResponseStream")
    .map((one) => one.resource);
}

const model = (region: string, id: string, partition = "aws") =>
  `arn:${partition}:bedrock:${region}::foundation-model/${id}`;

describe("a model needs", () => {
  test("behind a geographic profile, the model in each region that it routes to", () => {
    const id = "anthropic.claude-sonnet-4-6";
    expect(resourcesOf(`eu.${id}`, "eu-west-2")).toEqual([
      `arn:aws:bedrock:eu-west-2:${account}:inference-profile/eu.${id}`,
      ...[
        "eu-west-2",
        "eu-central-1",
        "eu-north-1",
        "eu-south-1",
        "eu-south-2",
        "eu-west-1",
        "eu-west-3",
      ].map((region) => model(region, id)),
    ]);
  });

  test("behind a global profile, the region-less ARN", () => {
    const id = "anthropic.claude-opus-5-5";
    expect(resourcesOf(`global.${id}`, "sa-east-1")).toEqual([
      `arn:aws:bedrock:sa-east-1:${account}:inference-profile/global.${id}`,
      model("sa-east-1", id),
      model("", id),
    ]);
  });

  test("in GovCloud, ARNs of its partition", () => {
    const id = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    expect(resourcesOf(`us-gov.${id}`, "us-gov-west-1")).toEqual([
      `arn:aws-us-gov:bedrock:us-gov-west-1:${account}:inference-profile/us-gov.${id}`,
      model("us-gov-west-1", id, "aws-us-gov"),
      model("us-gov-east-1", id, "aws-us-gov"),
    ]);
  });

  test("what AWS's list says, where it says it", () => {
    const id = "us.anthropic.claude-sonnet-4-6";
    const arn = `arn:aws:bedrock:us-east-1:${account}:inference-profile/${id}`;
    const models = [
      model("us-east-1", "anthropic.claude-sonnet-4-6"),
      model("ca-central-1", "anthropic.claude-sonnet-4-6"),
    ];
    expect(resourcesOf(id, "us-east-1", [{ id, arn, models }])).toEqual([arn, ...models]);
  });

  test("behind an application profile, a model that is not known", () => {
    const arn = `arn:aws:bedrock:us-east-1:${account}:application-inference-profile/abc123`;
    expect(resourcesOf(arn)).toEqual([arn, "arn:aws:bedrock:*::foundation-model/anthropic.*"]);
    expect(needsOf({ models: [{ ...sonnet, resolved: arn }] })).toContainEqual(
      expect.objectContaining({ action: "bedrock:GetInferenceProfile", resource: arn, need: "optional" }),
    );
  });

  test("by its bare ID or another ARN, that alone", () => {
    expect(resourcesOf("anthropic.claude-opus-4-6-v1", "eu-west-2")).toEqual([
      model("eu-west-2", "anthropic.claude-opus-4-6-v1"),
    ]);
    const provisioned = `arn:aws:bedrock:us-east-1:${account}:provisioned-model/abc123`;
    expect(resourcesOf(provisioned)).toEqual([provisioned]);
  });

  test("from a geography that no table knows, the model anywhere", () => {
    expect(resourcesOf("apac.anthropic.claude-sonnet-4-6", "ap-southeast-1").at(-1)).toBe(
      model("*", "anthropic.claude-sonnet-4-6"),
    );
  });
});

describe("the set-up needs", () => {
  const actionsOf = (changes: Partial<Plan>) =>
    needsOf(changes)
      .filter(({ need }) => need === "required")
      .map(({ action, resource }) => `${action} ${resource}`);

  test("for an API key the right to use one", () => {
    const signing = { invoke: { kind: "bearer" as const, service: "bedrock" }, mantle: null };
    expect(actionsOf({ signing })).toContain("bedrock:CallWithBearerToken *");
    expect(actionsOf({})).not.toContain("bedrock:CallWithBearerToken *");
  });

  test("for a guardrail the right to apply it, and requests that carry it", () => {
    const request = { ...makePlan().request, guardrail: { identifier: "gr4x9k2m7q1z", version: "3" } };
    const arn = `arn:aws:bedrock:us-east-1:${account}:guardrail/gr4x9k2m7q1z`;
    expect(actionsOf({ request })).toContain(`bedrock:ApplyGuardrail ${arn}`);
    expect(needsOf({ request })[0]?.context).toMatchObject({ "bedrock:GuardrailIdentifier": `${arn}:3` });
  });

  test("on Mantle the actions of Mantle and none of Bedrock's", () => {
    const changes: Partial<Plan> = {
      provider: "mantle",
      models: [{ ...sonnet, resolved: "anthropic.claude-opus-4-8", route: "mantle" }],
      endpoints: {
        invoke: null,
        control: null,
        mantle: { url: "https://bedrock-mantle.us-east-1.api.aws/anthropic" },
      },
      signing: { invoke: null, mantle: { kind: "bearer", service: "bedrock-mantle" } },
    };
    expect(actionsOf(changes)).toEqual([
      `bedrock-mantle:CreateInference arn:aws:bedrock-mantle:us-east-1:${account}:project/default`,
      "bedrock-mantle:CallWithBearerToken *",
    ]);
    expect(needsOf(changes).some(({ action }) => action.startsWith("bedrock:"))).toBe(false);
  });

  test("nothing for models that nobody uses and nobody chose", () => {
    expect(needsOf({ models: [{ ...sonnet, inUse: false, pinned: false }] })).toEqual([]);
  });

  test("each pair once", () => {
    const pairs = needsOf({ models: [sonnet, { ...sonnet, role: "background" }] }).map(
      (one) => `${one.action} ${one.resource}`,
    );
    expect(new Set(pairs).size).toBe(pairs.length);
  });
});
