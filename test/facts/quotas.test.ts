/** Quotas and provisioned throughput: what is asked, what is left out, and that nobody waits for it. */
import { describe, expect, test } from "vitest";
import { gatherFacts } from "../../src/facts/gather.js";
import { createSecret } from "../../src/machine/secret.js";
import type { Scenario, ScenarioQuota } from "../../src/simulator/types.js";
import { draft, HAIKU, input, model } from "./drafts.js";
import { startWorld } from "./worlds.js";

type Change = (scenario: Scenario) => Scenario;

const mayRead: Change = (scenario) => {
  scenario.aws.identities[0]?.policies[0]?.document.Statement.push({
    Effect: "Allow",
    Action: [
      "servicequotas:ListServiceQuotas",
      "bedrock:GetProvisionedModelThroughput",
      "bedrock:InvokeModel*",
    ],
    Resource: "*",
  });
  return scenario;
};

function row(name: string, value: number): ScenarioQuota {
  return { name, code: `L-${name.length}`, value };
}

const tokens = (name: string) =>
  `Cross-region model inference tokens per minute for Anthropic Claude ${name}`;
const others = Array.from({ length: 250 }, (_, place) => row(`Records per batch inference job ${place}`, 1));

async function gather(change: Change, more: Parameters<typeof input>[0] = {}) {
  const world = await startWorld("healthy", change);
  const asked = await gatherFacts(input({ ...world.about, ...more }));
  const listed = world.operations().filter((name) => name === "ListServiceQuotas").length;
  return { ...asked, listed, world };
}

describe("the quotas of the models in use", () => {
  test("are read page by page and left of the rest, to the last one that is wanted", async () => {
    const { facts, listed } = await gather((scenario) => {
      mayRead(scenario).aws.quotas = [
        ...others.slice(0, 120),
        row(tokens("Sonnet 4.6"), 7),
        row(tokens("Opus 4.8"), 8),
        row(tokens("Haiku 4.5"), 9),
        ...others,
      ];
      return scenario;
    });
    expect(facts.quotas).toMatchObject({
      state: "answered",
      value: {
        region: "us-east-1",
        quotas: [
          { name: tokens("Sonnet 4.6"), value: 7, adjustable: true },
          { name: tokens("Haiku 4.5"), value: 9 },
        ],
        pages: 2,
        complete: false,
      },
    });
    expect(listed).toBe(2);
  });

  test("that are not in the list are looked for to its end", async () => {
    const { facts, listed } = await gather((scenario) => {
      mayRead(scenario).aws.quotas = [...others, row("Cross-Model Max Tokens Per Day", 5)];
      return scenario;
    });
    expect(facts.quotas).toMatchObject({
      value: { quotas: [{ name: "Cross-Model Max Tokens Per Day" }], pages: 3, complete: true },
    });
    expect(listed).toBe(3);
  });

  test("that may not be read cost one denied call, and nothing else", async () => {
    const { facts, listed } = await gather((scenario) => scenario);
    expect(facts.quotas).toMatchObject({
      state: "refused",
      failure: { code: "AccessDeniedException", denial: { action: "servicequotas:ListServiceQuotas" } },
    });
    expect(facts.invocation.state).toBe("answered");
    expect(listed).toBe(1);
  });

  test("are not asked with credentials that STS refused", async () => {
    const keys = {
      kind: "keys",
      accessKeyId: "AKIAUNKNOWNEXAMPLE00",
      secretAccessKey: createSecret("x"),
    } as const;
    const { facts, listed } = await gather(mayRead, { draft: draft({ wiring: { credentials: keys } }) });
    expect(facts.quotas).toMatchObject({ why: { because: "fact", fact: "identity" } });
    expect(listed).toBe(0);
  });

  test.each([
    ["an API key", { wiring: { credentials: { kind: "api-key", token: createSecret("ABSKexample") } } }],
    [
      "a gateway",
      {
        plan: {
          endpoints: {
            invoke: { url: "https://gateway.example", overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL" },
            control: { url: "https://gateway.example", overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL" },
            mantle: null,
          },
        },
      },
    ],
    [
      "models whose IDs tell no quota",
      {
        plan: {
          models: [
            model("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123example"),
          ],
        },
      },
    ],
  ] as const)("are not asked with %s", async (_, change) => {
    const { facts, listed } = await gather(mayRead, { draft: draft(change as Parameters<typeof draft>[0]) });
    expect(facts.quotas).toMatchObject({ state: "not-asked", why: { because: "plan", applies: false } });
    expect(listed).toBe(0);
  });

  test("do not hold a run up whose models have answered", async () => {
    const world = await startWorld("healthy", (scenario) => {
      mayRead(scenario).network.faults = [{ host: "servicequotas.*", fault: { kind: "stall" } }];
      return scenario;
    });
    const { facts } = await gatherFacts(input(world.about));
    expect(facts.invocation.state).toBe("answered");
    expect(facts.quotas).toMatchObject({
      state: "no-answer",
      failure: { reason: "response-timed-out", afterMs: 500 },
    });
  });

  test("are waited for where a model was held back: they may say why", async () => {
    const world = await startWorld("throughput-quota-zero", (scenario) => ({
      ...scenario,
      aws: { ...scenario.aws, quotasPerPage: 1, latencyMs: 250 },
    }));
    const { facts } = await gatherFacts(input(world.about));
    expect(facts.quotas).toMatchObject({ state: "answered", value: { pages: 3 } });
  });
});

const ARN = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/a1b2c3d4e5f6";

describe("provisioned throughput", () => {
  const own = draft({ plan: { models: [model(ARN), model(HAIKU, { role: "background" })] } });

  test.each(["InService", "Creating", "Failed"] as const)("tells its state: %s", async (status) => {
    const { facts } = await gather(
      (scenario) => {
        mayRead(scenario).aws.provisioned = [{ arn: ARN, model: "anthropic.claude-sonnet-4-6", status }];
        return scenario;
      },
      { draft: own },
    );
    expect(facts.provisionedThroughput).toMatchObject({
      state: "answered",
      value: { resources: [{ arn: ARN, status }] },
    });
    if (facts.invocation.state !== "answered") throw new Error(facts.invocation.state);
    const [probe] = facts.invocation.value.probes;
    if (status === "InService") expect(probe?.state).toBe("answered");
    else expect(probe).toMatchObject({ failure: { status: 429, code: "ModelNotReadyException" } });
  });

  test("that may not be read is refused, and one that is not there fails by itself", async () => {
    const denied = await gather((scenario) => scenario, { draft: own });
    expect(denied.facts.provisionedThroughput).toMatchObject({
      state: "refused",
      failure: { denial: { action: "bedrock:GetProvisionedModelThroughput" } },
    });
    const gone = await gather(mayRead, { draft: own });
    expect(gone.facts.provisionedThroughput).toMatchObject({
      value: { resources: [{ arn: ARN, failure: { status: 404 } }] },
    });
  });

  test("is not asked where no model is one", async () => {
    const { facts, world } = await gather(mayRead);
    expect(facts.provisionedThroughput).toMatchObject({ why: { because: "plan", applies: false } });
    expect(world.operations()).not.toContain("GetProvisionedModelThroughput");
  });
});
