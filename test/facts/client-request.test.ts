/** What is asked beyond the short message: guardrail, Mantle's line-up, and with --deep the client's own. */
import { describe, expect, test } from "vitest";
import { conceal } from "../../src/claude-code/text.js";
import type { Plan } from "../../src/claude-code/types.js";
import { gatherFacts } from "../../src/facts/gather.js";
import type { Facts, Probe } from "../../src/facts/types.js";
import { draft, HAIKU, input, model, SONNET } from "./drafts.js";
import { startWorld } from "./worlds.js";

const deep = { options: { offline: false, noInvoke: false, firstUse: false, deep: true } };
const guardrail = { identifier: "gr4x9k2m7q1z", version: "1" };

function withRequest(change: Partial<Plan["request"]>, wiring: object = {}) {
  const own = draft({ wiring });
  own.plan.request = { ...own.plan.request, ...change };
  return own;
}

function main(facts: Facts): Probe {
  if (facts.invocation.state !== "answered") throw new Error(`It was ${facts.invocation.state}.`);
  const probe = facts.invocation.value.probes.find(({ roles }) => roles.includes("primary"));
  if (probe === undefined) throw new Error("The main model was not asked.");
  return probe;
}

describe("the guardrail", () => {
  test("is read once, beside everything else", async () => {
    const { about, operations } = await startWorld("healthy-guardrail");
    const { facts } = await gatherFacts(input({ ...about, draft: withRequest({ guardrail }) }));
    expect(facts.guardrail).toMatchObject({
      state: "answered",
      value: {
        guardrail: { id: guardrail.identifier, version: "1", status: "READY", crossRegion: true },
        enforced: null,
      },
    });
    expect(operations().filter((name) => name === "GetGuardrail")).toHaveLength(1);
  });

  test("is read by its ARN as well", async () => {
    const { about } = await startWorld("healthy-guardrail");
    const identifier = "arn:aws:bedrock:us-east-1:123456789012:guardrail/gr4x9k2m7q1z";
    const own = withRequest({ guardrail: { ...guardrail, identifier } });
    const { facts } = await gatherFacts(input({ ...about, draft: own }));
    expect(facts.guardrail).toMatchObject({ state: "answered", value: { guardrail: { status: "READY" } } });
  });

  test("is not asked for where none is named and nothing was denied", async () => {
    const { about, operations } = await startWorld("healthy");
    const { facts } = await gatherFacts(input(about));
    expect(facts.guardrail).toMatchObject({ state: "not-asked", why: { applies: false } });
    expect(operations().join()).not.toMatch(/Guardrail/);
  });

  test("that the account enforces is listed where a statement denies the requests", async () => {
    const { about } = await startWorld("guardrail-not-sent");
    const { facts } = await gatherFacts(input(about));
    expect(facts.guardrail).toMatchObject({
      state: "answered",
      value: { enforced: ["arn:aws:bedrock:us-east-1:123456789012:guardrail/gr4x9k2m7q1z"] },
    });
  });
});

describe("Mantle's line-up", () => {
  const onMantle = (id: string) =>
    draft({
      plan: {
        provider: "mantle",
        endpoints: {
          invoke: null,
          control: null,
          mantle: { url: "https://bedrock-mantle.us-east-1.api.aws/anthropic" },
        },
        signing: { invoke: null, mantle: { kind: "sigv4", service: "bedrock-mantle" } },
        models: [model(id, { route: "mantle" })],
      },
    });

  test("is asked for where a model was refused by its ID", async () => {
    const { about, operations } = await startWorld("mantle-model-not-served");
    const own = onMantle("anthropic.claude-sonnet-4-6");
    const { facts } = await gatherFacts(input({ ...about, draft: own }));
    expect(facts.mantleModels).toMatchObject({ state: "answered", value: { region: "us-east-1" } });
    expect(operations().filter((name) => name === "MantleListModels")).toHaveLength(1);
    if (facts.mantleModels.state === "answered") {
      expect(facts.mantleModels.value.models).toContain("anthropic.claude-opus-4-8");
    }
  });

  test.each(["healthy-mantle", "mantle-iam-denied", "mantle-not-granted"])("and not in %s", async (name) => {
    const { about, operations } = await startWorld(name);
    await gatherFacts(input({ ...about, draft: onMantle("anthropic.claude-opus-4-8") }));
    expect(operations()).not.toContain("MantleListModels");
  });
});

describe("the client's own request", () => {
  const [newest, search] = ["thinking-binding-controls-2026-08-01", "tool-search-tool-2025-10-19"];
  const betas = {
    header: ["claude-code-20250219", newest],
    body: ["interleaved-thinking-2025-05-14", search, newest],
  };
  const extras = { fields: null, retriesWithout: [[newest], [newest, search]] };

  test("is sent for the main model alone, and with --deep alone", async () => {
    const { about } = await startWorld("healthy");
    const own = withRequest({ betas }, { extras });
    const { facts } = await gatherFacts(input({ ...about, ...deep, draft: own }));
    expect(main(facts)).toMatchObject({
      model: SONNET,
      state: "answered",
      sent: {
        flags: ["claude-code-20250219", newest, "interleaved-thinking-2025-05-14", search],
        fields: [],
      },
    });
    const others = facts.invocation.state === "answered" ? facts.invocation.value.probes : [];
    expect(others.find((one) => one.model === HAIKU)?.sent).toBeUndefined();
    const plain = await gatherFacts(input({ ...about, draft: own }));
    expect(main(plain.facts).sent).toBeUndefined();
  });

  test("is tried again with fewer flags, as the client does", async () => {
    const { about } = await startWorld("request-beta-dropped");
    const { facts } = await gatherFacts(
      input({ ...about, ...deep, draft: withRequest({ betas }, { extras }) }),
    );
    expect(main(facts)).toMatchObject({
      state: "answered",
      sent: { flags: ["claude-code-20250219", "interleaved-thinking-2025-05-14", search] },
      before: { failure: { message: "invalid beta flag" } },
    });
  });

  test("stays refused where the client has no flag of its own to leave out", async () => {
    const { about, operations } = await startWorld("healthy");
    const own = withRequest({ betas: { header: [], body: ["made-up-2026-01-01"] } }, { extras });
    const { facts } = await gatherFacts(input({ ...about, ...deep, draft: own }));
    expect(main(facts)).toMatchObject({ state: "refused", failure: { message: "invalid beta flag" } });
    expect(operations().filter((name) => name === "InvokeModelWithResponseStream").length).toBeLessThan(6);
  });

  test("carries the fields that a variable adds", async () => {
    const { about } = await startWorld("healthy");
    const fields = conceal('{"reply_language":"de"}');
    const own = withRequest({ betas }, { extras: { ...extras, fields } });
    const { facts } = await gatherFacts(input({ ...about, ...deep, draft: own }));
    expect(main(facts)).toMatchObject({
      state: "refused",
      failure: { message: "reply_language: Extra inputs are not permitted" },
      sent: { fields: ["reply_language"] },
    });
  });
});

describe("the requests at start", () => {
  const opus = "us.anthropic.claude-opus-5-5";
  const tried = (): ReturnType<typeof draft> => {
    const own = draft();
    own.plan.startUp = {
      ...own.plan.startUp,
      probes: [{ tier: "opus", model: opus, route: "invoke", region: "us-east-1", why: "unpinned" }],
    };
    return own;
  };

  test("are made with --deep, by InvokeModel", async () => {
    const { about, operations } = await startWorld("healthy");
    const { facts, cost } = await gatherFacts(input({ ...about, ...deep, draft: tried() }));
    expect(facts.startUp).toMatchObject({
      state: "answered",
      value: { probes: [{ model: opus, roles: ["opus"], state: "answered", stopReason: "max_tokens" }] },
    });
    expect(operations().filter((name) => name === "InvokeModel")).toHaveLength(1);
    expect(cost.paidInvocations).toBeGreaterThan(2);
  });

  test("are not made otherwise, nor where the client makes none", async () => {
    const { about, operations } = await startWorld("healthy");
    await gatherFacts(input({ ...about, draft: tried() }));
    await gatherFacts(input({ ...about, ...deep }));
    expect(operations()).not.toContain("InvokeModel");
  });

  test("are left out where they would be the first use of a model", async () => {
    const { about, operations } = await startWorld("first-use", (scenario) => ({
      ...scenario,
      aws: {
        ...scenario.aws,
        models: scenario.aws.models.map((one) => ({
          ...one,
          agreement: one.id === "anthropic.claude-opus-5-5" ? "NOT_AVAILABLE" : "AVAILABLE",
        })),
      },
    }));
    const { facts } = await gatherFacts(input({ ...about, ...deep, draft: tried() }));
    expect(facts.startUp).toMatchObject({ value: { probes: [{ state: "not-asked", why: "first-use" }] } });
    expect(operations()).not.toContain("InvokeModel");
  });
});
