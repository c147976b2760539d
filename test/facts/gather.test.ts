/** The scheduler against the simulator over real sockets: what is asked, when, and what is left out. */
import { describe, expect, test } from "vitest";
import { gatherFacts } from "../../src/facts/gather.js";
import type { Facts } from "../../src/facts/types.js";
import { createSecret } from "../../src/machine/secret.js";
import { draft, HAIKU, input, model, SONNET } from "./drafts.js";
import { meter, startWorld } from "./worlds.js";

const READ_ACCESS = {
  Effect: "Allow" as const,
  Action: "bedrock:GetFoundationModelAvailability",
  Resource: "*",
};

type Change = NonNullable<Parameters<typeof startWorld>[1]>;

/** Lets the developer read the access to models. */
const mayRead: Change = (scenario) => {
  scenario.aws.identities[0]?.policies[0]?.document.Statement.push(READ_ACCESS);
  return scenario;
};

const FIVE = [
  model(SONNET),
  model(HAIKU, { role: "background" }),
  model("us.anthropic.claude-opus-4-8", { role: "opus" }),
  model("us.anthropic.claude-opus-5", { role: "subagent" }),
  model("us.anthropic.claude-sonnet-4-5-20250929-v1:0", { role: "sonnet" }),
];

function states(facts: Facts): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact.state]));
}

function probes(facts: Facts, fact: "invocation" | "mantle" = "invocation") {
  const { [fact]: asked } = facts;
  if (asked.state !== "answered") throw new Error(`The ${fact} was ${asked.state}.`);
  return asked.value.probes;
}

describe("a healthy account", () => {
  test("answers everything in three round trips at most, however many models are in use", async () => {
    const world = await startWorld("healthy", mayRead);
    const measured = await meter(world, { delayMs: 80 });
    const { facts, cost } = await gatherFacts(
      input({ ...world.about, transport: measured.transport, draft: draft({ plan: { models: FIVE } }) }),
    );
    expect(states(facts)).toMatchObject({
      credentials: "answered",
      identity: "answered",
      inferenceProfiles: "answered",
      modelAccess: "answered",
      invocation: "answered",
      mantle: "not-asked",
    });
    expect(probes(facts).map(({ state }) => state)).toEqual(FIVE.map(() => "answered"));
    expect(measured.roundTrips()).toBe(3);
    expect(cost).toMatchObject({ requests: 14, roundTrips: 3, paidInvocations: 5, estimatedUsd: null });
    expect(cost.inputTokens).toBeGreaterThan(0);
    expect(cost.outputTokens).toBeGreaterThan(0);
  });

  test("with one model takes two", async () => {
    const world = await startWorld("healthy", mayRead);
    const measured = await meter(world, { delayMs: 80 });
    const one = draft({ plan: { models: [model(SONNET)] } });
    const { cost } = await gatherFacts(input({ ...world.about, transport: measured.transport, draft: one }));
    expect([measured.roundTrips(), cost.roundTrips]).toEqual([2, 2]);
  });

  test("is described: who calls, in whose account, what the region offers, what each probe used", async () => {
    const { about } = await startWorld("healthy");
    const { facts } = await gatherFacts(input(about));
    expect(facts.identity).toMatchObject({
      state: "answered",
      value: { arn: "arn:aws:iam::123456789012:user/dev", account: "123456789012", principalType: "user" },
    });
    if (facts.identity.state !== "answered") throw new Error("no identity");
    expect(Math.abs(facts.identity.value.clockOffsetMs ?? Number.NaN)).toBeLessThan(1000);
    if (facts.inferenceProfiles.state !== "answered") throw new Error("no list");
    expect(facts.inferenceProfiles.value.profiles.map(({ id }) => id)).toContain(SONNET);
    expect(probes(facts)[0]).toMatchObject({
      model: SONNET,
      roles: ["primary"],
      route: "invoke",
      region: "us-east-1",
      stopReason: "max_tokens",
      usage: { outputTokens: 1 },
      requestId: expect.any(String),
      firstByteMs: expect.any(Number),
    });
  });

  test("is not made to wait for the list where no model depends on it", async () => {
    const world = await startWorld("healthy");
    let probed: () => void = () => {};
    const probing = new Promise<void>((resolve) => {
      probed = resolve;
    });
    const measured = await meter(world, {
      holdBack: (url) => {
        if (url.startsWith("/model/")) probed();
        // The list is answered only once a probe has arrived: a run that waited for it would never end.
        return url.startsWith("/inference-profiles") ? probing : undefined;
      },
    });
    const { facts } = await gatherFacts(input({ ...world.about, transport: measured.transport }));
    expect(facts.inferenceProfiles.state).toBe("answered");
    expect(probes(facts)).toHaveLength(2);
  });

  test("has each page of a long list read, in AWS's order", async () => {
    const whole = await startWorld("healthy");
    const paged = await startWorld("healthy", (scenario) => ({
      ...scenario,
      aws: { ...scenario.aws, profilesPerPage: 7 },
    }));
    const list = async (about: typeof whole.about) => {
      const { facts } = await gatherFacts(input({ ...about, options: NO_INVOKE }));
      if (facts.inferenceProfiles.state !== "answered") throw new Error("no list");
      return facts.inferenceProfiles.value;
    };
    const one = await list(whole.about);
    const many = await list(paged.about);
    expect(one.pages).toBe(1);
    expect(many.pages).toBe(Math.ceil(one.profiles.length / 7));
    expect(many.profiles).toEqual(one.profiles);
  });
});

const NO_INVOKE = { offline: false, noInvoke: true, firstUse: false };

describe("models", () => {
  test("that depend on the list are settled by it before they are called", async () => {
    const { about, simulator } = await startWorld("healthy");
    const assumed = draft({
      plan: { models: [model("apac.anthropic.claude-sonnet-4-6", { assumption: "list" })] },
    });
    let told: string[] | null = null;
    const { facts } = await gatherFacts(
      input({
        ...about,
        draft: assumed,
        settle: ({ profiles }) => {
          told = profiles;
          return { ...assumed.plan, models: [model(SONNET)] };
        },
      }),
    );
    expect(told).toContain(SONNET);
    expect(probes(facts).map(({ model: id }) => id)).toEqual([SONNET]);
    expect(simulator.calls.filter(({ model: id }) => id?.startsWith("apac."))).toEqual([]);
  });

  test("that play several roles are called once, with all roles named", async () => {
    const { about } = await startWorld("healthy");
    const models = [model(SONNET), model(SONNET, { role: "background" }), model(HAIKU, { role: "haiku" })];
    const { facts, cost } = await gatherFacts(input({ ...about, draft: draft({ plan: { models } }) }));
    expect(probes(facts).map(({ model: id, roles }) => [id, roles])).toEqual([
      [SONNET, ["primary", "background"]],
      [HAIKU, ["haiku"]],
    ]);
    expect(cost.paidInvocations).toBe(2);
  });

  test("that are called in a region of their own are called and signed for there", async () => {
    const { about, simulator } = await startWorld("healthy");
    const models = [model(SONNET), model(HAIKU, { role: "background", region: "us-west-2" })];
    const { facts } = await gatherFacts(input({ ...about, draft: draft({ plan: { models } }) }));
    expect(probes(facts).map(({ region, state }) => [region, state])).toEqual([
      ["us-east-1", "answered"],
      ["us-west-2", "answered"],
    ]);
    expect(simulator.calls.filter(({ region }) => region === "us-west-2")).toMatchObject([
      { host: "bedrock-runtime.us-west-2.amazonaws.com", model: HAIKU },
    ]);
  });

  test("without an agreement are not called: the tool is never knowingly the first use", async () => {
    const { about, operations } = await startWorld("first-use");
    const { facts, cost } = await gatherFacts(input(about));
    expect(probes(facts)).toMatchObject([
      { model: SONNET, state: "not-asked", why: "first-use", durationMs: 0 },
      { model: HAIKU, state: "answered" },
    ]);
    expect(operations().filter((name) => name === "InvokeModelWithResponseStream")).toHaveLength(1);
    expect(cost.paidInvocations).toBe(1);
  });

  test("without an agreement are called when the user says so", async () => {
    const { about } = await startWorld("first-use");
    const { facts } = await gatherFacts(
      input({ ...about, options: { offline: false, noInvoke: false, firstUse: true } }),
    );
    expect(probes(facts)[0]).toMatchObject({ model: SONNET, state: "answered" });
  });

  test("are called where the access to them may not be read, and that denial is caused once", async () => {
    const { about, operations } = await startWorld("healthy");
    const { facts } = await gatherFacts(input({ ...about, draft: draft({ plan: { models: FIVE } }) }));
    expect(facts.modelAccess).toMatchObject({
      state: "refused",
      failure: { denial: { action: "bedrock:GetFoundationModelAvailability" } },
    });
    expect(operations().filter((name) => name === "GetFoundationModelAvailability")).toHaveLength(1);
    expect(probes(facts).every(({ state }) => state === "answered")).toBe(true);
  });

  test("that are refused have each a refusal of its own, and the question is answered", async () => {
    const { about } = await startWorld("iam-denied");
    const { facts, cost } = await gatherFacts(input(about));
    const refused = probes(facts).filter(({ state }) => state === "refused");
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.failure).toMatchObject({
      kind: "refusal",
      status: 403,
      denial: { action: expect.any(String) },
    });
    expect(cost.paidInvocations).toBe(probes(facts).length - refused.length);
  });
});

describe("bad credentials", () => {
  const wrongSecret = draft({
    wiring: {
      credentials: {
        kind: "keys",
        accessKeyId: "AKIAIOSFODNN7EXAMPLE",
        secretAccessKey: createSecret("wrong"),
      },
    },
  });

  test("are told once: no model is called with what STS refused", async () => {
    const { about, operations } = await startWorld("healthy");
    const { facts, cost } = await gatherFacts(input({ ...about, draft: wrongSecret }));
    expect(facts.identity).toMatchObject({ state: "refused", failure: { kind: "refusal" } });
    expect(facts.invocation).toEqual({
      state: "not-asked",
      askedAt: null,
      durationMs: 0,
      why: { because: "fact", fact: "identity" },
    });
    expect(operations()).not.toContain("InvokeModelWithResponseStream");
    expect(new Set(operations()).size).toBe(operations().length);
    expect(cost).toMatchObject({ paidInvocations: 0, roundTrips: 1 });
  });

  test("decide nothing where a gateway takes the requests", async () => {
    const { about, simulator } = await startWorld("healthy");
    const url = `http://127.0.0.1:${simulator.port}`;
    const behindGateway = draft({
      plan: {
        endpoints: {
          invoke: { url, overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL" },
          control: { url },
          mantle: null,
        },
      },
      wiring: wrongSecret.wiring,
    });
    const { facts } = await gatherFacts(input({ ...about, draft: behindGateway }));
    expect(facts.invocation.state).toBe("answered");
  });

  test.each([["none", { kind: "none" }]] as const)(
    "that are %s leave everything unasked, for want of credentials",
    async (_name, route) => {
      const { about, operations } = await startWorld("healthy");
      const { facts } = await gatherFacts(
        input({ ...about, draft: draft({ wiring: { credentials: route } }) }),
      );
      expect(facts.credentials).toMatchObject({
        state: "not-asked",
        why: { because: "plan", applies: true },
      });
      for (const name of ["identity", "inferenceProfiles", "modelAccess", "invocation"] as const) {
        expect(facts[name]).toMatchObject({
          state: "not-asked",
          why: { because: "fact", fact: "credentials" },
        });
      }
      expect(operations()).toEqual([]);
    },
  );

  test("that no header can carry are a failure, and do not show", async () => {
    const { about, operations } = await startWorld("healthy");
    const broken = draft({
      wiring: {
        credentials: {
          kind: "keys",
          accessKeyId: "AKIAIOSFODNN7EXAMPLE",
          secretAccessKey: createSecret("s3cret"),
          sessionToken: createSecret("t0ken\nt0ken"),
        },
      },
    });
    const { facts } = await gatherFacts(input({ ...about, draft: broken }));
    expect(facts.credentials).toMatchObject({ state: "no-answer", failure: { code: "ERR_INVALID_CHAR" } });
    expect(facts.invocation).toMatchObject({ why: { because: "fact", fact: "credentials" } });
    expect(JSON.stringify(facts)).not.toMatch(/s3cret|t0ken/);
    expect(operations()).toEqual([]);
  });
});

describe("other ways to authenticate", () => {
  test("an API key has no identity, and everything else is asked with it", async () => {
    const { about, simulator } = await startWorld("healthy-api-key");
    const token = simulator && (await loadToken());
    const plan = { signing: { invoke: { kind: "bearer", service: "bedrock" }, mantle: null } } as const;
    const own = draft({
      plan,
      wiring: { credentials: { kind: "api-key", token: createSecret(`${token}\n`) } },
    });
    const { facts } = await gatherFacts(input({ ...about, draft: own }));
    expect(facts.identity).toMatchObject({ state: "not-asked", why: { because: "plan", applies: false } });
    expect(probes(facts).map(({ state }) => state)).toEqual(["answered", "answered"]);
    expect(simulator.calls.map(({ auth }) => auth).every((auth) => auth.startsWith("bearer"))).toBe(true);
    expect(JSON.stringify(facts)).not.toContain(token);
  });

  test("with skipped authentication the list goes unsigned and the token to the models alone", async () => {
    const { about, simulator } = await startWorld("healthy-api-key");
    const token = createSecret(await loadToken());
    const { facts } = await gatherFacts(
      input({ ...about, draft: draft({ wiring: { credentials: { kind: "skipped", token } } }) }),
    );
    expect(facts.credentials.state).toBe("answered");
    expect(facts.identity).toMatchObject({ state: "not-asked", why: { applies: false } });
    const authOf = (name: string) =>
      simulator.calls.filter(({ operation }) => operation === name).map(({ auth }) => auth);
    expect(authOf("ListInferenceProfiles")).toEqual(["unsigned"]);
    expect(authOf("InvokeModelWithResponseStream").every((auth) => auth.startsWith("bearer"))).toBe(true);
    expect(probes(facts)).toHaveLength(2);
  });

  test("Mantle is called beside the Invoke API, signed for its own service", async () => {
    const { about, simulator } = await startWorld("healthy-both");
    const own = draft({
      plan: {
        provider: "invoke+mantle",
        endpoints: {
          ...draft().plan.endpoints,
          mantle: { url: "https://bedrock-mantle.us-east-1.api.aws/anthropic" },
        },
        signing: {
          invoke: { kind: "sigv4", service: "bedrock" },
          mantle: { kind: "sigv4", service: "bedrock-mantle" },
        },
        models: [
          model("anthropic.claude-opus-4-8", { route: "mantle" }),
          model(HAIKU, { role: "background" }),
        ],
      },
    });
    const { facts, cost } = await gatherFacts(input({ ...about, draft: own }));
    expect(probes(facts, "mantle")).toMatchObject([
      { model: "anthropic.claude-opus-4-8", state: "answered" },
    ]);
    expect(probes(facts)).toMatchObject([{ model: HAIKU, state: "answered" }]);
    expect(simulator.calls.filter(({ service }) => service === "bedrock-mantle")).toHaveLength(1);
    expect(cost.paidInvocations).toBe(2);
  });
});

async function loadToken(): Promise<string> {
  const { loadScenario } = await import("../../src/simulator/index.js");
  const token = (await loadScenario("healthy-api-key"))?.aws.identities[0]?.apiKeys?.[0]?.token;
  if (token === undefined) throw new Error("The scenario has no API key.");
  return token;
}

test("the service tier and custom headers go to the models, signed, and to nothing else", async () => {
  const { startLoopback } = await import("../aws/loopback.js");
  const server = await startLoopback((_request, response) => response.writeHead(500).end());
  const custom = draft({
    wiring: {
      serviceTier: "priority",
      customHeaders: [
        { name: "X-Team", value: createSecret("blue") },
        { name: "Authorization", value: createSecret("Bearer mine") },
      ],
    },
  });
  await gatherFacts(input({ draft: custom, transport: { dial: server.dial } }));
  const models = server.requests.filter(({ url }) => url.startsWith("/model/"));
  expect(models).toHaveLength(2);
  for (const { headers } of models) {
    expect(headers).toMatchObject({ "x-team": "blue", "x-amzn-bedrock-service-tier": "priority" });
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 .*SignedHeaders=\S*x-amzn-bedrock-service-tier;\S*x-team/,
    );
  }
  for (const { url, headers } of server.requests.filter((request) => !models.includes(request))) {
    expect([url, headers["x-team"], headers["x-amzn-bedrock-service-tier"]]).toEqual([
      url,
      undefined,
      undefined,
    ]);
  }
});

describe("what an option or the plan switches off is not asked, and nothing is sent", () => {
  test("--offline", async () => {
    const { about, operations } = await startWorld("healthy");
    const { facts, cost } = await gatherFacts(
      input({ ...about, options: { offline: true, noInvoke: false, firstUse: false } }),
    );
    for (const fact of Object.values(facts)) {
      expect(fact).toMatchObject({ state: "not-asked", why: { because: "option", option: "--offline" } });
    }
    expect(operations()).toEqual([]);
    expect(cost).toMatchObject({ requests: 0, roundTrips: 0 });
  });

  test("a provider that is off", async () => {
    const { about, operations } = await startWorld("healthy");
    const { facts } = await gatherFacts(input({ ...about, draft: draft({ plan: { provider: "none" } }) }));
    for (const fact of Object.values(facts)) {
      expect(fact).toMatchObject({ state: "not-asked", why: { because: "plan", applies: false } });
    }
    expect(operations()).toEqual([]);
  });

  test("--no-invoke switches off the paid requests alone", async () => {
    const { about, operations } = await startWorld("healthy");
    const { facts } = await gatherFacts(input({ ...about, options: NO_INVOKE }));
    expect(facts.invocation).toMatchObject({
      state: "not-asked",
      why: { because: "option", option: "--no-invoke" },
    });
    expect(facts.mantle).toMatchObject({ why: { because: "plan", applies: false } });
    expect(facts.identity.state).toBe("answered");
    expect(operations()).not.toContain("InvokeModelWithResponseStream");
  });
});

test("each question tells when it is asked and what it came to, once", async () => {
  const { about } = await startWorld("healthy");
  const events: string[] = [];
  await gatherFacts(input({ ...about, onProgress: ({ fact, state }) => events.push(`${fact} ${state}`) }));
  const known = new Set([
    "credentials",
    "identity",
    "inferenceProfiles",
    "invocation",
    "mantle",
    "modelAccess",
  ]);
  expect(events.filter((one) => known.has(one.split(" ")[0] ?? "")).sort()).toEqual([
    "credentials answered",
    "credentials asked",
    "identity answered",
    "identity asked",
    "inferenceProfiles answered",
    "inferenceProfiles asked",
    "invocation answered",
    "invocation asked",
    "mantle not-asked",
    "modelAccess asked",
    "modelAccess refused",
  ]);
});

test("facts survive a round trip through JSON, and hold no secret", async () => {
  const { about } = await startWorld("healthy");
  const { facts } = await gatherFacts(input(about));
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  expect(JSON.stringify(facts)).not.toContain("wJalrXUtnFEMI");
});
