/** When IAM is asked, for whom, in how many calls, and what is not asked a second time. */
import { describe, expect, test } from "vitest";
import { requiredAccess } from "../../src/claude-code/required-access.js";
import { gatherFacts } from "../../src/facts/gather.js";
import type { IamCoverageValue } from "../../src/facts/values/iam-coverage.js";
import type { PolicyDocumentStatement, Scenario } from "../../src/simulator/types.js";
import { draft, HAIKU, input, model, SONNET } from "./drafts.js";
import { startWorld } from "./worlds.js";

const simulation: PolicyDocumentStatement = {
  Effect: "Allow",
  Action: "iam:SimulatePrincipalPolicy",
  Resource: "*",
};
const options = { offline: false, noInvoke: false, firstUse: false };

type Change = NonNullable<Parameters<typeof startWorld>[1]>;

function caller(scenario: Scenario) {
  const [identity] = scenario.aws.identities;
  if (identity === undefined) throw new Error("nobody calls");
  return identity;
}

/** Adds statements to the caller's policy, and changes what else is given. */
const allowing =
  (
    statements: PolicyDocumentStatement[],
    more: Partial<Scenario["aws"]["identities"][number]> = {},
  ): Change =>
  (scenario) => {
    Object.assign(caller(scenario), more);
    caller(scenario).policies[0]?.document.Statement.push(...statements);
    return scenario;
  };

async function ask(world: Awaited<ReturnType<typeof startWorld>>, change: Parameters<typeof input>[0] = {}) {
  const { facts } = await gatherFacts(
    input({
      ...world.about,
      requiredAccess: async (plan, known) => requiredAccess(plan, known),
      options: { ...options, deep: true },
      ...change,
    }),
  );
  const calls = world.operations().filter((one) => one === "GetRole" || one === "SimulatePrincipalPolicy");
  return { fact: facts.iamCoverage, calls };
}

function coverageOf({ fact }: Awaited<ReturnType<typeof ask>>): IamCoverageValue {
  if (fact.state !== "answered") throw new Error(`it was ${fact.state}`);
  return fact.value;
}

const user = "arn:aws:iam::123456789012:user/dev";

describe("when it is asked", () => {
  test("not where every model answered", async () => {
    const { fact, calls } = await ask(await startWorld("healthy", allowing([simulation])), { options });
    expect(calls).toEqual([]);
    expect(fact).toMatchObject({ state: "not-asked", why: { because: "plan", applies: false } });
  });

  test("where a request was denied", async () => {
    const { fact } = await ask(await startWorld("iam-denied", allowing([simulation])), { options });
    expect(fact.state).toBe("answered");
  });

  test("where no model may be asked", async () => {
    const world = await startWorld("healthy", allowing([simulation]));
    const { fact } = await ask(world, { options: { ...options, noInvoke: true } });
    expect(fact.state).toBe("answered");
  });
});

describe("what it tells", () => {
  test("every action on every resource of both profiles, in one call for each region", async () => {
    const asked = await ask(await startWorld("healthy", allowing([simulation])));
    const { principal, decisions } = coverageOf(asked);
    expect(principal).toBe(user);
    expect(asked.calls).toHaveLength(3);
    const required = decisions.filter((one) => one.required);
    expect(required).toHaveLength(16);
    expect(required.every(({ decision }) => decision === "allowed")).toBe(true);
    expect(decisions).toContainEqual({
      action: "bedrock:CountTokens",
      resource: "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6",
      decision: "implicit-deny",
      deniedBy: "identity-policy",
      required: false,
    });
  });

  test("a service control policy for one region, by region and as the organization's", async () => {
    const world = await startWorld("iam-destination-region-denied", allowing([simulation]));
    const denied = coverageOf(await ask(world)).decisions.filter(
      (one) => one.required && one.decision !== "allowed",
    );
    expect([...new Set(denied.map(({ resource }) => resource.split(":")[3]))]).toEqual([
      "us-east-2",
      "us-west-2",
    ]);
    expect(new Set(denied.map((one) => `${one.decision} ${one.deniedBy}`))).toEqual(
      new Set(["explicit-deny organizations"]),
    );
  });

  test("a permissions boundary as what denies", async () => {
    const world = await startWorld("iam-denied-boundary", (scenario) => {
      caller(scenario).permissionsBoundary?.document.Statement.push(simulation);
      return allowing([simulation])(scenario);
    });
    const denied = coverageOf(await ask(world)).decisions.filter(
      (one) => one.required && one.decision !== "allowed",
    );
    expect(new Set(denied.map(({ deniedBy }) => deniedBy))).toEqual(new Set(["permissions-boundary"]));
  });

  test("a policy that names the profile of each model, though the profiles share a call", async () => {
    const named = (id: string): PolicyDocumentStatement => ({
      Effect: "Allow",
      Action: "bedrock:InvokeModel*",
      Resource: `arn:aws:bedrock:*::foundation-model/${id.replace("us.", "")}`,
      Condition: {
        StringEquals: {
          "bedrock:InferenceProfileArn": `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${id}`,
        },
      },
    });
    const profiles: PolicyDocumentStatement = {
      Effect: "Allow",
      Action: "bedrock:*",
      Resource: "arn:aws:bedrock:us-east-1:123456789012:inference-profile/*",
    };
    const document = { Statement: [simulation, profiles, named(SONNET), named(HAIKU)] };
    const world = await startWorld("healthy", allowing([], { policies: [{ name: "p", document }] }));
    const required = coverageOf(await ask(world)).decisions.filter((one) => one.required);
    expect(required.filter(({ decision }) => decision !== "allowed")).toEqual([]);
  });

  test("the region-less ARN of a global profile, in a region that is none", async () => {
    const inRegion: PolicyDocumentStatement = {
      Effect: "Deny",
      Action: "bedrock:*",
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": "unspecified" } },
    };
    const world = await startWorld("healthy-global", allowing([simulation, inRegion]));
    const plan = { models: [model("global.anthropic.claude-sonnet-4-6")] };
    const denied = coverageOf(await ask(world, { draft: draft({ plan }) })).decisions.filter(
      ({ decision }) => decision === "explicit-deny",
    );
    expect([...new Set(denied.map(({ resource }) => resource))]).toEqual([
      "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6",
    ]);
  });
});

describe("whom it is asked about", () => {
  const session = (name: string) => `arn:aws:sts::123456789012:assumed-role/${name}/dev`;
  const role = "arn:aws:iam::123456789012:role/";
  const sso = "AWSReservedSSO_ClaudeCode_0123456789abcdef";
  const ssoRole = `${role}aws-reserved/sso.amazonaws.com/eu-west-1/${sso}`;
  const getRole: PolicyDocumentStatement = { Effect: "Allow", Action: "iam:GetRole", Resource: "*" };

  test("a role by the ARN that IAM tells, with its path", async () => {
    const identity = { arn: session("claude"), roleArn: `${role}teams/ai/claude` };
    const asked = await ask(await startWorld("healthy", allowing([simulation, getRole], identity)));
    expect(coverageOf(asked).principal).toBe(identity.roleArn);
    expect(asked.calls[0]).toBe("GetRole");
  });

  test("a role without a path, where the role may not be read", async () => {
    const asked = await ask(await startWorld("healthy", allowing([simulation], { arn: session("claude") })));
    expect(coverageOf(asked).principal).toBe(`${role}claude`);
  });

  test("a role of IAM Identity Center in the region of the profile's SSO", async () => {
    const world = await startWorld(
      "healthy",
      allowing([simulation], { arn: session(sso), roleArn: ssoRole }),
    );
    const credentials = { ...draft().plan.credentials, ssoRegion: "eu-west-1" };
    const asked = await ask(world, { draft: draft({ plan: { credentials } }) });
    expect(coverageOf(asked).principal).toBe(ssoRole);
  });

  test("and without that region, where it is not known", async () => {
    const plain = ssoRole.replace("eu-west-1/", "");
    const world = await startWorld("healthy", allowing([simulation], { arn: session(sso), roleArn: plain }));
    const credentials = { ...draft().plan.credentials, ssoRegion: "eu-west-1" };
    const asked = await ask(world, { draft: draft({ plan: { credentials } }) });
    expect(coverageOf(asked).principal).toBe(plain);
  });

  test("nobody twice: a denied simulation is asked once, whatever ARN would be next", async () => {
    const asked = await ask(
      await startWorld("healthy", allowing([], { arn: session(sso), roleArn: ssoRole })),
    );
    expect(asked.calls).toEqual(["GetRole", "SimulatePrincipalPolicy"]);
    expect(asked.fact).toMatchObject({
      state: "refused",
      failure: { denial: { action: "iam:SimulatePrincipalPolicy" } },
    });
  });

  test("not the root user", async () => {
    const world = await startWorld(
      "healthy",
      allowing([simulation], { arn: "arn:aws:iam::123456789012:root" }),
    );
    const { fact, calls } = await ask(world);
    expect(calls).toEqual([]);
    expect(fact).toMatchObject({ state: "not-asked", why: { because: "plan", applies: false } });
  });

  test("GovCloud by its own endpoint", async () => {
    const world = await startWorld("healthy-govcloud", allowing([simulation]));
    const sonnet = "us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0";
    const region = "us-gov-west-1";
    const plan = {
      region: { value: region, source: "env:AWS_REGION" as const, others: [] },
      endpoints: {
        invoke: { url: `https://bedrock-runtime.${region}.amazonaws.com` },
        control: { url: `https://bedrock.${region}.amazonaws.com` },
        mantle: null,
      },
      models: [model(sonnet, { region })],
    };
    const { principal, decisions } = coverageOf(await ask(world, { draft: draft({ plan }) }));
    expect(principal).toBe("arn:aws-us-gov:iam::123456789012:user/dev");
    expect(decisions.filter((one) => one.required && one.decision !== "allowed")).toEqual([]);
    expect(world.simulator.calls.find(({ operation }) => operation === "SimulatePrincipalPolicy")?.host).toBe(
      "iam.us-gov.amazonaws.com",
    );
  });
});
