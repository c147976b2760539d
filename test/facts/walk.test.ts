/** After a refusal of a model that nobody pinned the run goes on as the client does, and no further. */
import { describe, expect, test } from "vitest";
import { gatherFacts } from "../../src/facts/gather.js";
import { triedModels } from "../../src/facts/tried-models.js";
import type { Facts, Probe } from "../../src/facts/types.js";
import type { PolicyDocumentStatement, Scenario } from "../../src/simulator/types.js";
import { type Answer, startLoopback } from "../aws/loopback.js";
import {
  draft,
  HAIKU,
  input,
  LIMITS,
  model,
  nextByChain,
  OPUS_FAMILY,
  SONNET,
  SONNET_4_5,
  unpinned,
} from "./drafts.js";
import { meter, startWorld } from "./worlds.js";

const [OPUS_5_5 = "", OPUS_5 = "", OPUS_4_8 = ""] = OPUS_FAMILY;
const PRIMARY = unpinned([...OPUS_FAMILY, SONNET_4_5]);
const BACKGROUND = unpinned([SONNET_4_5], { role: "background" });
const OWN_CHOICE = draft({ plan: { models: [PRIMARY, BACKGROUND] } });
const NO_INVOKE = { offline: false, noInvoke: true, firstUse: false };
const OFFLINE = { offline: true, noInvoke: false, firstUse: false };

/** The account was not given these models. */
function without(...ids: string[]) {
  return (scenario: Scenario): Scenario => ({
    ...scenario,
    aws: {
      ...scenario.aws,
      models: scenario.aws.models.map((one) =>
        ids.includes(`us.${one.id}`) ? { ...one, granted: false, mantleGranted: false } : one,
      ),
    },
  });
}

/** Gives the developer a further statement. */
function withStatement(statement: PolicyDocumentStatement) {
  return (scenario: Scenario): Scenario => {
    scenario.aws.identities[0]?.policies[0]?.document.Statement.push(statement);
    return scenario;
  };
}

const mayReadAccess = withStatement({
  Effect: "Allow",
  Action: "bedrock:GetFoundationModelAvailability",
  Resource: "*",
});

async function gather(
  change: (scenario: Scenario) => Scenario,
  more: Parameters<typeof input>[0] = {},
  name = "healthy",
) {
  const world = await startWorld(name, change);
  const { facts, cost } = await gatherFacts(
    input({ ...world.about, draft: OWN_CHOICE, next: nextByChain, ...more }),
  );
  const called = world.simulator.calls
    .filter(({ operation }) => /^Invoke|Messages/.test(operation))
    .map(({ model: id }) => id);
  return { facts, cost, called, operations: world.operations() };
}

function probes(facts: Facts, fact: "invocation" | "mantle" = "invocation"): Probe[] {
  const { [fact]: asked } = facts;
  if (asked.state !== "answered") throw new Error(`The ${fact} was ${asked.state}.`);
  return asked.value.probes;
}

const brief = (facts: Facts, fact: "invocation" | "mantle" = "invocation") =>
  probes(facts, fact).map(({ model: id, roles, state, walked }) => [
    id,
    roles.join("+"),
    state,
    walked ?? false,
  ]);

describe("a model that nobody pinned and AWS refused", () => {
  test("is followed by the next of the client's chain, which answers, and no further one", async () => {
    const { facts, cost, called } = await gather(without(OPUS_5_5));
    expect(brief(facts)).toEqual([
      [OPUS_5_5, "primary", "refused", false],
      [SONNET_4_5, "background", "answered", false],
      [OPUS_5, "primary", "answered", true],
    ]);
    expect(called.slice(0, 2).sort()).toEqual([OPUS_5_5, SONNET_4_5]);
    expect(called.slice(2)).toEqual([OPUS_5]);
    expect(triedModels(facts)).toEqual({ refused: [OPUS_5_5], answered: [SONNET_4_5, OPUS_5] });
    expect(cost.paidInvocations).toBe(2);
  });

  test("is followed by the whole family, newest first, and by Sonnet 4.5 at the end", async () => {
    const models = [PRIMARY, model(HAIKU, { role: "background" })];
    const { facts, called } = await gather(without(...OPUS_FAMILY), { draft: draft({ plan: { models } }) });
    expect(called.slice(2)).toEqual([...OPUS_FAMILY.slice(1), SONNET_4_5]);
    expect(brief(facts).slice(2)).toEqual([
      ...OPUS_FAMILY.slice(1).map((id) => [id, "primary", "refused", true]),
      [SONNET_4_5, "primary", "answered", true],
    ]);
  });

  test("is not followed by a model that was called already: that one gains the role", async () => {
    const { facts, called } = await gather(without(...OPUS_FAMILY));
    expect(called).toHaveLength(OPUS_FAMILY.length + 1);
    expect(brief(facts)).toContainEqual([SONNET_4_5, "background+primary", "answered", false]);
  });

  test("is the end of a chain of which nothing answers, each model called once", async () => {
    const { facts, called, cost } = await gather(without(...OPUS_FAMILY, SONNET_4_5));
    expect([...called].sort()).toEqual([...OPUS_FAMILY, SONNET_4_5].sort());
    expect(probes(facts).every(({ state }) => state === "refused")).toBe(true);
    expect(cost.paidInvocations).toBe(0);
  });

  test("plays two roles: the next one is called once for both", async () => {
    const models = [PRIMARY, { ...PRIMARY, role: "opus" }];
    const { facts, called } = await gather(without(OPUS_5_5), { draft: draft({ plan: { models } }) });
    expect(called).toEqual([OPUS_5_5, OPUS_5]);
    expect(brief(facts)[1]).toEqual([OPUS_5, "primary+opus", "answered", true]);
  });

  test("is gone on from where IAM alone refuses it, as the client does", async () => {
    const deny = withStatement({
      Effect: "Deny",
      Action: "bedrock:InvokeModel*",
      Resource: "arn:aws:bedrock:*::foundation-model/anthropic.claude-opus-5*",
    });
    const { facts } = await gather(deny);
    expect(brief(facts).slice(2)).toEqual([
      [OPUS_5, "primary", "refused", true],
      [OPUS_4_8, "primary", "answered", true],
    ]);
  });

  test("is followed by the profile that the list decides, although the plan in use did not depend on it", async () => {
    const world = await startWorld("healthy", without(OPUS_5_5));
    const settled = { ...OWN_CHOICE.plan, mode: "interactive" } as const;
    const plans: string[] = [];
    await gatherFacts(
      input({
        ...world.about,
        draft: OWN_CHOICE,
        settle: ({ profiles }) => (profiles?.includes(OPUS_5) === true ? settled : OWN_CHOICE.plan),
        next: (plan, refused) => {
          plans.push(plan.mode);
          return nextByChain(plan, refused);
        },
      }),
    );
    expect(plans).toEqual(["interactive"]);
  });

  test("takes one round trip more for each model tried", async () => {
    const world = await startWorld("healthy", without(OPUS_5_5, OPUS_5));
    const measured = await meter(world, { delayMs: 60 });
    const { cost } = await gatherFacts(
      input({ ...world.about, transport: measured.transport, draft: OWN_CHOICE, next: nextByChain }),
    );
    expect([measured.roundTrips(), cost.roundTrips]).toEqual([4, 4]);
  });

  test("on Mantle is followed on Mantle", async () => {
    const mantle = (id: string) => id.replace(/^us\./, "");
    const { plan } = OWN_CHOICE;
    const own = draft({
      plan: {
        provider: "mantle",
        endpoints: {
          ...plan.endpoints,
          invoke: null,
          mantle: { url: "https://bedrock-mantle.us-east-1.api.aws/anthropic" },
        },
        signing: { invoke: null, mantle: { kind: "sigv4", service: "bedrock-mantle" } },
        models: [unpinned(OPUS_FAMILY.map(mantle), { route: "mantle" })],
      },
    });
    const { facts } = await gather(without(OPUS_5_5), { draft: own }, "healthy-mantle");
    expect(facts.invocation).toMatchObject({ state: "not-asked", why: { applies: false } });
    expect(brief(facts, "mantle")).toEqual([
      [mantle(OPUS_5_5), "primary", "refused", false],
      [mantle(OPUS_5), "primary", "answered", true],
    ]);
  });

  test("whose next one goes by the other route opens that question too", async () => {
    const { plan } = draft();
    const own = draft({
      plan: {
        provider: "invoke+mantle",
        endpoints: {
          ...plan.endpoints,
          mantle: { url: "https://bedrock-mantle.us-east-1.api.aws/anthropic" },
        },
        signing: { ...plan.signing, mantle: { kind: "sigv4", service: "bedrock-mantle" } },
        models: [unpinned([OPUS_5_5, "anthropic.claude-opus-5"])],
      },
    });
    const { facts } = await gather(
      without(OPUS_5_5),
      {
        draft: own,
        next: (known, refused) =>
          nextByChain(known, refused).map((one) => ({ ...one, route: "mantle" as const })),
      },
      "healthy-both",
    );
    expect(brief(facts)).toEqual([[OPUS_5_5, "primary", "refused", false]]);
    expect(brief(facts, "mantle")).toEqual([["anthropic.claude-opus-5", "primary", "answered", true]]);
  });
});

test("what the client's memory keeps it from is called too: only that tells whether the memory holds", async () => {
  const remembered = { resolved: OPUS_5_5, notice: "stderr" } as const;
  const models = [unpinned([OPUS_5, OPUS_4_8], { fellBackFrom: remembered })];
  const { facts, called, operations } = await gather(mayReadAccess, {
    draft: draft({ plan: { models } }),
  });
  expect([...called].sort()).toEqual([OPUS_5, OPUS_5_5]);
  expect(brief(facts)).toEqual([
    [OPUS_5_5, "primary", "answered", false],
    [OPUS_5, "primary", "answered", false],
  ]);
  expect(operations.filter((name) => name === "GetFoundationModelAvailability")).toHaveLength(2);
});

describe("nothing more is called", () => {
  test("after a refusal of a model that somebody pinned", async () => {
    const models = [{ ...PRIMARY, pinned: true }, BACKGROUND];
    const { called } = await gather(without(OPUS_5_5), { draft: draft({ plan: { models } }) });
    expect([...called].sort()).toEqual([OPUS_5_5, SONNET_4_5]);
  });

  test("than what is in use: what the client would only be told to use is not tried", async () => {
    const models = [PRIMARY, unpinned([SONNET], { role: "sonnet", inUse: false })];
    const { called, operations } = await gather(mayReadAccess, { draft: draft({ plan: { models } }) });
    expect(called).toEqual([OPUS_5_5]);
    expect(operations.filter((name) => name === "GetFoundationModelAvailability")).toHaveLength(1);
  });

  test.each([
    ["--no-invoke", NO_INVOKE],
    ["--offline", OFFLINE],
  ])("with %s", async (option, options) => {
    let asked = 0;
    const next = () => {
      asked += 1;
      return [];
    };
    const { facts, called } = await gather(without(OPUS_5_5), { options, next });
    expect(facts.invocation).toMatchObject({ state: "not-asked", why: { because: "option", option } });
    expect([called, asked]).toEqual([[], 0]);
  });

  test("where the use-case form is missing: it is one for all models", async () => {
    const { facts, called } = await gather((same) => same, {}, "use-case-missing");
    expect(called).toHaveLength(2);
    expect(triedModels(facts).refused).toEqual([]);
  });

  test("on an account where all is well, which takes three round trips at most", async () => {
    const { facts, cost, called } = await gather(mayReadAccess);
    expect([...called].sort()).toEqual([OPUS_5_5, SONNET_4_5]);
    expect(probes(facts).some(({ walked }) => walked)).toBe(false);
    expect(cost.roundTrips).toBe(3);
  });
});

describe("a model in the chain without an agreement", () => {
  const noAgreement = (scenario: Scenario): Scenario => {
    const changed = mayReadAccess(without(OPUS_5_5)(scenario));
    const models = changed.aws.models.map((one) =>
      `us.${one.id}` === OPUS_5 ? { ...one, agreement: "NOT_AVAILABLE" as const } : one,
    );
    return { ...changed, aws: { ...changed.aws, models } };
  };

  test("is not called, and the chain ends there: which model the client takes stays open", async () => {
    const { facts, called } = await gather(noAgreement);
    expect(called).toHaveLength(2);
    expect(probes(facts)[2]).toEqual({
      model: OPUS_5,
      roles: ["primary"],
      route: "invoke",
      region: "us-east-1",
      walked: true,
      state: "not-asked",
      durationMs: 0,
      why: "first-use",
    });
    if (facts.modelAccess.state !== "answered") throw new Error(facts.modelAccess.state);
    expect(facts.modelAccess.value.models.at(-1)).toMatchObject({
      model: "anthropic.claude-opus-5",
      agreement: "NOT_AVAILABLE",
    });
  });

  test("is called when the user says so", async () => {
    const options = { offline: false, noInvoke: false, firstUse: true };
    const { facts } = await gather(noAgreement, { options });
    expect(brief(facts)[2]).toEqual([OPUS_5, "primary", "answered", true]);
  });
});

/** Answers model requests by the model, and knows the caller in everything else. */
function answers(byModel: Record<string, { status: number; body: object } | "never">): Answer {
  return (request, response) => {
    const url = decodeURIComponent(request.url ?? "");
    const id = Object.keys(byModel).find((one) => url.startsWith(`/model/${one}/`));
    const found = id === undefined ? DENIED : byModel[id];
    if (found === "never" || found === undefined) return;
    response.writeHead(found.status, { "content-type": "application/json" });
    response.end(JSON.stringify(found.body));
  };
}

const DENIED = {
  status: 403,
  body: { message: "User: u is not authorized to perform: bedrock:X on resource: *" },
};
const NO_ACCESS = {
  status: 403,
  body: { message: "You don't have access to the model with the specified model ID." },
};

describe("what teaches the client nothing ends the chain", () => {
  test.each([
    ["throttling", 429, "Too many requests, please wait before trying again."],
    ["an unavailable service", 503, "Bedrock is unable to process your request."],
    ["an internal error", 500, "The system encountered an unexpected error."],
    ["an expired token", 403, "The security token included in the request is expired"],
    ["a bad API key", 403, "Please make sure your API Key is valid."],
    ["a guardrail that is none", 400, "The provided guardrail identifier is invalid."],
  ])("%s", async (_name, status, message) => {
    const only = draft({ plan: { models: [PRIMARY] } });
    for (const place of [OPUS_5_5, OPUS_5]) {
      const server = await startLoopback(
        answers({ [OPUS_5_5]: NO_ACCESS, [place]: { status, body: { message } } }),
      );
      const { facts } = await gatherFacts(
        input({ draft: only, transport: { dial: server.dial }, next: nextByChain }),
      );
      // A fault of the server's own is met twice before it counts.
      const called = new Set(
        server.requests.map(({ url }) => url).filter((url) => url.startsWith("/model/")),
      );
      expect([...called]).toHaveLength(OPUS_FAMILY.indexOf(place) + 1);
      expect(triedModels(facts).refused).toEqual(place === OPUS_5_5 ? [] : [OPUS_5_5]);
    }
  });

  test("a time-out", async () => {
    const server = await startLoopback(answers({ [OPUS_5_5]: NO_ACCESS, [OPUS_5]: "never" }));
    const { facts } = await gatherFacts(
      input({
        draft: draft({ plan: { models: [PRIMARY] } }),
        transport: { dial: server.dial },
        next: nextByChain,
        limits: { ...LIMITS, requestMs: 200 },
      }),
    );
    expect(probes(facts)).toMatchObject([
      { model: OPUS_5_5, state: "refused" },
      { model: OPUS_5, state: "no-answer", walked: true, failure: { reason: "response-timed-out" } },
    ]);
  });
});

describe("a run that is stopped within a chain keeps what it knows and says what it was waiting for", () => {
  const only = draft({ plan: { models: [PRIMARY] } });

  test("by its limit", async () => {
    const server = await startLoopback(
      answers({ [OPUS_5_5]: NO_ACCESS, [OPUS_5]: NO_ACCESS, [OPUS_4_8]: "never" }),
    );
    const { facts } = await gatherFacts(
      input({
        draft: only,
        transport: { dial: server.dial },
        next: nextByChain,
        limits: { ...LIMITS, runMs: 500 },
      }),
    );
    expect(probes(facts)).toMatchObject([
      { model: OPUS_5_5, state: "refused" },
      { model: OPUS_5, state: "refused" },
      { model: OPUS_4_8, state: "no-answer", failure: { reason: "deadline", afterMs: 500 } },
    ]);
  });

  test("by Ctrl-C", async () => {
    const controller = new AbortController();
    const server = await startLoopback((request, response) => {
      answers({ [OPUS_5_5]: NO_ACCESS, [OPUS_5]: "never" })(request, response);
      if (request.url?.startsWith(`/model/${OPUS_5}/`)) controller.abort();
    });
    const { facts } = await gatherFacts(
      input({
        draft: only,
        transport: { dial: server.dial },
        next: nextByChain,
        signal: controller.signal,
      }),
    );
    expect(probes(facts)).toMatchObject([
      { model: OPUS_5_5, state: "refused", failure: { kind: "refusal" } },
      { model: OPUS_5, state: "no-answer", failure: { reason: "interrupted" } },
    ]);
    expect(server.requests.filter(({ url }) => url.startsWith("/model/"))).toHaveLength(2);
  });
});
