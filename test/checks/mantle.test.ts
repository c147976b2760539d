import { describe, expect, test } from "vitest";
import type { Plan, PlanModel } from "../../src/claude-code/types.js";
import type { Facts } from "../../src/facts/types.js";
import {
  answered,
  codesOf,
  failedProbe,
  judge,
  makeFacts,
  makePlan,
  probe,
  refusal,
  resultOf,
  switchedOff,
} from "./situation.js";

const endpoint = { url: "https://bedrock-mantle.us-east-1.api.aws/anthropic" };

function model(resolved: string, changes: Partial<PlanModel> = {}): PlanModel {
  return {
    role: "primary",
    requested: resolved,
    resolved,
    route: "mantle",
    region: "us-east-1",
    source: "ANTHROPIC_MODEL",
    setBy: { kind: "variable", name: "ANTHROPIC_MODEL" },
    pinned: true,
    tier: null,
    inUse: true,
    ...changes,
  };
}

function onMantle(models: PlanModel[], changes: Partial<Plan> = {}): Plan {
  return makePlan({
    provider: "mantle",
    endpoints: { invoke: null, control: null, mantle: endpoint },
    signing: { invoke: null, mantle: { kind: "sigv4", service: "bedrock-mantle" } },
    models,
    ...changes,
  });
}

const off = {
  state: "not-asked",
  askedAt: null,
  durationMs: 0,
  why: { because: "plan", applies: false, text: "Off." },
} as const;

function mantleFacts(mantle: Facts["mantle"]): Facts {
  return makeFacts({ inferenceProfiles: off, modelAccess: off, invocation: off, mantle });
}

const missing = (id: string) =>
  refusal(404, "not_found_error", `The model '${id}' does not exist`, { operation: "MantleMessages" });

describe("mantle.model-id-format", () => {
  test.each([
    ["us.anthropic.claude-opus-4-8", "anthropic.claude-opus-4-8"],
    ["us.anthropic.claude-haiku-4-5-20251001-v1:0", "anthropic.claude-haiku-4-5"],
    ["anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic.claude-sonnet-5"],
    ["anthropic.claude-opus-4-6-v1", "anthropic.claude-opus-4-8"],
    ["arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc", null],
  ])("%s is refused, under one code and with %s in its place", (id, suggestion) => {
    const mantle = answered({ probes: [failedProbe(missing(id), { model: id, route: "mantle" })] });
    const results = judge(onMantle([model(id)]), mantleFacts(mantle));
    expect(codesOf(results)).toEqual(["mantle.model-id-format"]);
    const [found] = resultOf(results, "mantle/model-ids").found;
    expect(found?.arguments).toMatchObject({ models: [{ model: id, suggestion }] });
    expect(found?.evidence).toMatchObject([{ status: 404 }]);
    expect(resultOf(results, "models/access").blockedBy).toEqual(["mantle.model-id-format"]);
  });

  test("the form alone proves it where nothing was asked", () => {
    const plan = onMantle([model("us.anthropic.claude-opus-4-8")]);
    expect(codesOf(judge(plan, mantleFacts(switchedOff("--no-invoke"))))).toEqual(["mantle.model-id-format"]);
  });

  test("a pin that is not in use is a warning", () => {
    const spare = model("us.anthropic.claude-sonnet-4-6", { role: "sonnet", inUse: false });
    const mantle = answered({
      probes: [probe({ model: "anthropic.claude-opus-4-8", route: "mantle" as const })],
    });
    const results = judge(onMantle([model("anthropic.claude-opus-4-8"), spare]), mantleFacts(mantle));
    expect(resultOf(results, "mantle/model-ids").status).toBe("warn");
    expect(resultOf(results, "models/access").status).toBe("pass");
  });

  test("a well-formed ID that is refused is not of this code", () => {
    const id = "anthropic.claude-nonesuch-9";
    const mantle = answered({ probes: [failedProbe(missing(id), { model: id, route: "mantle" })] });
    expect(codesOf(judge(onMantle([model(id)]), mantleFacts(mantle)))).not.toContain(
      "mantle.model-id-format",
    );
  });

  test("nothing is called wrong that answered", () => {
    const id = "us.anthropic.claude-opus-4-8";
    const mantle = answered({ probes: [probe({ model: id, route: "mantle" })] });
    expect(codesOf(judge(onMantle([model(id)]), mantleFacts(mantle)))).toEqual([]);
  });

  test("behind a base URL of one's own the form proves nothing", () => {
    const overridden = {
      url: "https://gateway.example.com",
      overriddenBy: "ANTHROPIC_BEDROCK_MANTLE_BASE_URL",
    };
    const plan = onMantle([model("us.anthropic.claude-opus-4-8")], {
      endpoints: { invoke: null, control: null, mantle: overridden },
    });
    expect(codesOf(judge(plan, mantleFacts(switchedOff("--no-invoke"))))).toEqual([]);
  });
});

describe("mantle.unrouted", () => {
  const haiku = "anthropic.claude-haiku-4-5";
  const invalid = refusal(400, "ValidationException", "The provided model identifier is invalid.");
  const onDemand = refusal(
    400,
    "ValidationException",
    "Invocation of model ID anthropic.claude-opus-4-8 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
  );
  const withInvoke = (id: string): Plan => makePlan({ models: [model(id, { route: "invoke" })] });
  const refusedWith = (id: string, no: ReturnType<typeof refusal>) =>
    makeFacts({ invocation: answered({ probes: [failedProbe(no, { model: id })] }) });

  test("an ID of Mantle's alone goes to the Invoke API, which does not know it", () => {
    const results = judge(withInvoke(haiku), refusedWith(haiku, invalid));
    expect(codesOf(results)).toEqual(["mantle.unrouted"]);
    expect(resultOf(results, "mantle/routing").found[0]?.arguments).toMatchObject({
      models: [{ model: haiku, suggestion: "us.anthropic.claude-haiku-4-5-20251001-v1:0" }],
    });
  });

  test("an ID that both know is about throughput", () => {
    const id = "anthropic.claude-opus-4-8";
    expect(codesOf(judge(withInvoke(id), refusedWith(id, onDemand)))).toEqual([
      "throughput.on-demand-unsupported",
    ]);
  });

  test("an ID that neither knows is a wrong ID", () => {
    const id = "anthropic.claude-nonesuch-9";
    expect(codesOf(judge(withInvoke(id), refusedWith(id, invalid)))).toEqual(["model.invalid-id"]);
  });

  test("the table is overruled by an answer", () => {
    const facts = makeFacts({ invocation: answered({ probes: [probe({ model: haiku })] }) });
    expect(codesOf(judge(withInvoke(haiku), facts))).toEqual([]);
  });

  test("a refusal for another reason keeps its own code", () => {
    const no = refusal(
      403,
      "AccessDeniedException",
      "You don't have access to the model with the specified model ID.",
    );
    expect(codesOf(judge(withInvoke(haiku), refusedWith(haiku, no)))).toContain("model.access-denied");
  });
});

describe("mantle.alias-surprise", () => {
  const works = (id: string): Facts =>
    mantleFacts(answered({ probes: [probe({ model: id, route: "mantle" })] }));
  const alias = (name: string, resolved: string, changes: Partial<PlanModel> = {}): PlanModel =>
    model(resolved, { requested: name, alias: name, pinned: false, ...changes });
  const older: Partial<Plan> = {
    claudeCode: { version: "2.1.170", source: "executable", newerThanKnown: false },
  };
  const byDefault = (resolved: string): PlanModel => {
    const { setBy: _, ...rest } = model(resolved, { requested: null, pinned: false });
    return rest;
  };
  const found = (plan: Plan) =>
    resultOf(judge(plan, works(plan.models[0]?.resolved ?? "")), "mantle/aliases").found;

  test("sonnet is Haiku there", () => {
    expect(found(onMantle([alias("sonnet", "anthropic.claude-haiku-4-5")]))).toMatchObject([
      {
        code: "mantle.alias-surprise",
        arguments: { surprises: [{ alias: "sonnet", suggestion: "anthropic.claude-sonnet-5" }] },
      },
    ]);
  });

  test("an older release has another default than on the Invoke API", () => {
    expect(found(onMantle([byDefault("anthropic.claude-opus-4-7")], older))).toMatchObject([
      {
        arguments: {
          surprises: [{ alias: null, onInvoke: "anthropic.claude-sonnet-4-5-20250929-v1:0" }],
        },
      },
    ]);
  });

  test.each([
    ["the default of a newer release", onMantle([byDefault("anthropic.claude-opus-5-5")])],
    ["an alias that keeps its family", onMantle([alias("opus", "anthropic.claude-opus-5-5")])],
    ["haiku", onMantle([alias("haiku", "anthropic.claude-haiku-4-5")])],
    [
      "an alias that somebody pinned",
      onMantle([alias("sonnet", "anthropic.claude-haiku-4-5", { pinned: true })]),
    ],
    [
      "an alias that nobody uses",
      onMantle([
        model("anthropic.claude-opus-4-8"),
        alias("sonnet", "anthropic.claude-haiku-4-5", { role: "sonnet", inUse: false }),
      ]),
    ],
    [
      "an alias with both endpoints on, which is the Invoke API's",
      onMantle([alias("sonnet", "anthropic.claude-haiku-4-5")], { provider: "invoke+mantle" }),
    ],
  ])("%s is no surprise", (_, plan) => {
    expect(found(plan)).toEqual([]);
  });
});
