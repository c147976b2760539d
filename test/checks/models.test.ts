import { describe, expect, test } from "vitest";
import type { Plan, PlanModel } from "../../src/claude-code/types.js";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import type { CatalogueEntry, FindingCode, Found } from "../../src/diagnosis/types.js";
import type { CheckResult } from "../../src/engine/types.js";
import type { Facts } from "../../src/facts/types.js";
import {
  answered,
  at,
  codesOf,
  failed,
  failedProbe,
  judge,
  makeFacts,
  makePlan,
  probe,
  refusal,
  resultOf,
  switchedOff,
} from "./situation.js";

const invalid = refusal(400, "ValidationException", "The provided model identifier is invalid.");
const noAccess = refusal(
  403,
  "AccessDeniedException",
  "You don't have access to the model with the specified model ID.",
);
const listDenied = failed<never>(
  refusal(
    403,
    "AccessDeniedException",
    "User: x is not authorized to perform: bedrock:ListInferenceProfiles",
    {
      operation: "ListInferenceProfiles",
      denial: { action: "bedrock:ListInferenceProfiles", effect: "implicit" },
    },
  ),
);

/** A model that ANTHROPIC_MODEL names. */
function pinned(resolved: string, changes: Partial<PlanModel> = {}): PlanModel {
  return {
    role: "primary",
    requested: resolved,
    resolved,
    route: "invoke",
    region: "us-east-1",
    source: "ANTHROPIC_MODEL",
    setBy: { kind: "variable", name: "ANTHROPIC_MODEL" },
    pinned: true,
    tier: "sonnet",
    inUse: true,
    ...changes,
  };
}

/** A model of the client's own choice. */
function byDefault(resolved: string, changes: Partial<PlanModel> = {}): PlanModel {
  const { setBy: _, ...rest } = pinned(resolved);
  return {
    ...rest,
    requested: null,
    source: "built-in default of 2.1.328",
    pinned: false,
    tier: "opus",
    ...changes,
  };
}

function listOf(ids: string[]): Facts["inferenceProfiles"] {
  return answered({ profiles: ids.map((id) => ({ id, arn: "", status: "ACTIVE", models: [] })), pages: 1 });
}

/** One model, and what became of its request. */
function situation(model: PlanModel, changes: Partial<Plan>, facts: Partial<Facts> = {}): CheckResult[] {
  return judge(makePlan({ models: [model], ...changes }), makeFacts(facts));
}

function refusedAs(model: PlanModel, failure = invalid): Pick<Facts, "invocation"> {
  return {
    invocation: answered({ probes: [failedProbe(failure, { model: model.resolved, region: model.region })] }),
  };
}

function onlyFinding(results: readonly CheckResult[]): Found {
  const [only, ...others] = results.flatMap((one) => one.found);
  expect(others.map((one) => one.code)).toEqual([]);
  if (only === undefined) throw new Error("nothing was found");
  return only;
}

/** The prose for a finding. */
function describeFound(found: Found, plan: Plan) {
  const entry = catalogue[found.code] as CatalogueEntry<FindingCode>;
  const context = { plan, identity: null, profiles: null };
  return {
    title: entry.title(found.arguments),
    why: entry.why(found.arguments, context),
    remedy: entry.remedy(found.arguments, context),
  };
}

const tokyo = {
  region: { value: "ap-northeast-1", source: "env:AWS_REGION", others: [] },
} satisfies Partial<Plan>;

describe("what AWS calls invalid is told apart", () => {
  test("a misspelt ID is model.invalid-id, with the account's own ID as the suggestion", () => {
    const model = pinned("us.anthropic.claude-sonnet-4-6-v1:0");
    const found = onlyFinding(situation(model, {}, refusedAs(model)));
    expect(found).toMatchObject({
      code: "model.invalid-id",
      arguments: {
        models: [{ suggestion: "us.anthropic.claude-sonnet-4-6", suggestedBy: "list", refusal: "invalid" }],
      },
      evidence: [{ status: 400, excerpt: "The provided model identifier is invalid." }],
    });
    expect(describeFound(found, makePlan({ models: [model] })).remedy.settings?.patch).toEqual({
      env: { ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-6" },
    });
  });

  test.each([
    "1 validation error detected: Value 'x y' at 'modelId' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:...)",
    "Could not resolve the foundation model from the provided model identifier.",
  ])("the text %s means the same", (message) => {
    const model = pinned("claude-sonnet-4-5");
    const no = refusal(message.startsWith("Could") ? 404 : 400, "ValidationException", message);
    expect(codesOf(situation(model, {}, refusedAs(model, no)))).toEqual(["model.invalid-id"]);
  });

  test("a foreign geography's prefix is model.prefix-mismatch, refused or not asked", () => {
    const model = pinned("eu.anthropic.claude-sonnet-4-6");
    for (const facts of [
      refusedAs(model),
      { ...refusedAs(model), inferenceProfiles: listDenied },
      { invocation: switchedOff<never>("--offline"), inferenceProfiles: switchedOff<never>("--offline") },
    ]) {
      expect(onlyFinding(situation(model, {}, facts))).toMatchObject({
        code: "model.prefix-mismatch",
        arguments: { models: [{ prefix: "eu", suggestion: "us.anthropic.claude-sonnet-4-6" }] },
      });
    }
  });

  test("a denial that comes before AWS looks at such an ID is not IAM's finding", () => {
    const model = pinned("eu.anthropic.claude-sonnet-4-6");
    const denied = refusal(
      403,
      "AccessDeniedException",
      "User: x is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: y",
      {
        denial: { action: "bedrock:InvokeModelWithResponseStream", effect: "implicit" },
      },
    );
    expect(codesOf(situation(model, {}, refusedAs(model, denied)))).toEqual(["model.prefix-mismatch"]);
  });

  test("a prefix that the table calls foreign and AWS answers is fine", () => {
    const model = pinned("eu.anthropic.claude-sonnet-4-6");
    const results = situation(
      model,
      {},
      { invocation: answered({ probes: [probe({ model: model.resolved })] }) },
    );
    expect(codesOf(results)).toEqual([]);
  });

  test("a prefix that the account's list has is fine, whatever the table says", () => {
    const model = pinned("eu.anthropic.claude-sonnet-4-6");
    const facts = {
      invocation: switchedOff<never>("--no-invoke"),
      inferenceProfiles: listOf([model.resolved]),
    };
    expect(codesOf(situation(model, {}, facts))).toEqual([]);
  });

  test("a gateway in the place of AWS may know other prefixes", () => {
    const model = pinned("eu.anthropic.claude-sonnet-4-6");
    const invoke = { url: "https://gateway.example", overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL" };
    const endpoints = { invoke, control: { url: "https://bedrock.us-east-1.amazonaws.com" }, mantle: null };
    expect(codesOf(situation(model, { endpoints }, { invocation: switchedOff("--no-invoke") }))).toEqual([]);
  });

  test("expired credentials are found beside a foreign prefix: neither explains the other", () => {
    const model = pinned("eu.anthropic.claude-sonnet-4-6");
    const expired = refusal(
      403,
      "ExpiredTokenException",
      "The security token included in the request is expired",
    );
    const codes = codesOf(situation(model, {}, refusedAs(model, expired)));
    expect(codes).toContain("credentials.expired");
    expect(codes).toContain("model.prefix-mismatch");
  });

  test("the apac. trap is model.profile-missing, also when the list was denied", () => {
    const model = byDefault("apac.anthropic.claude-opus-5-5", { region: "ap-northeast-1" });
    const listed = ["jp.anthropic.claude-opus-5-5", "global.anthropic.claude-opus-5-5"];
    const denied = situation(model, tokyo, { ...refusedAs(model), inferenceProfiles: listDenied });
    expect(onlyFinding(denied)).toMatchObject({
      code: "model.profile-missing",
      arguments: {
        listed: false,
        models: [{ suggestion: "jp.anthropic.claude-opus-5-5", suggestedBy: "table" }],
      },
    });
    const gone = byDefault("apac.anthropic.claude-sonnet-5-5", { region: "ap-northeast-1", tier: "sonnet" });
    expect(
      onlyFinding(situation(gone, tokyo, { ...refusedAs(gone), inferenceProfiles: listOf(listed) })),
    ).toMatchObject({
      code: "model.profile-missing",
      arguments: { listed: true },
    });
  });

  test("an apac. ID that somebody wrote is model.invalid-id", () => {
    const model = pinned("apac.anthropic.claude-opus-5-5", { region: "ap-northeast-1" });
    const found = onlyFinding(
      situation(model, tokyo, { ...refusedAs(model), inferenceProfiles: listDenied }),
    );
    expect(found).toMatchObject({
      code: "model.invalid-id",
      arguments: { models: [{ suggestion: "jp.anthropic.claude-opus-5-5" }] },
    });
  });

  test("pins for an unpinned main model and its background model leave which is which", () => {
    const models = [
      byDefault("apac.anthropic.claude-opus-5-5", { region: "ap-northeast-1" }),
      byDefault("apac.anthropic.claude-sonnet-4-5-20250929-v1:0", {
        role: "background",
        tier: "sonnet",
        region: "ap-northeast-1",
      }),
    ];
    const plan = makePlan({ ...tokyo, models });
    const probes = models.map((one) =>
      failedProbe(invalid, { model: one.resolved, region: one.region, roles: [one.role] }),
    );
    const results = judge(
      plan,
      makeFacts({ invocation: answered({ probes }), inferenceProfiles: listDenied }),
    );
    expect(describeFound(onlyFinding(results), plan).remedy.settings?.patch).toEqual({
      env: {
        ANTHROPIC_DEFAULT_OPUS_MODEL: "jp.anthropic.claude-opus-5-5",
        ANTHROPIC_DEFAULT_SONNET_MODEL: "jp.anthropic.claude-sonnet-4-5-20250929-v1:0",
      },
    });
  });

  test("a background model that fails alone says what is broken, and its pin leaves the main model", () => {
    const main = probe();
    const model = byDefault("us.anthropic.claude-sonnet-4-4", { role: "background", tier: "sonnet" });
    const plan = makePlan({ models: [pinned(main.model), model] });
    const results = judge(
      plan,
      makeFacts({
        invocation: answered({
          probes: [main, failedProbe(invalid, { model: model.resolved, roles: ["background"] })],
        }),
      }),
    );
    const said = describeFound(onlyFinding(results), plan);
    expect(said.why).toContain("in the background");
    expect(Object.keys(said.remedy.settings?.patch.env as object)).toEqual(["ANTHROPIC_DEFAULT_HAIKU_MODEL"]);
    expect(resultOf(results, "models/profile").status).toBe("fail");
  });

  test("the value of modelOverrides is model.override-invalid", () => {
    const location = { file: "/home/dev/.claude/settings.json", key: "modelOverrides" };
    const model = pinned("us.anthropic.claude-opus-4-8-v1:0", {
      requested: "claude-opus-4-8",
      tier: "opus",
      location,
    });
    const overrides = [{ key: "claude-opus-4-8", value: model.resolved, known: true, used: true, location }];
    const plan = makePlan({ models: [model], overrides });
    const listed = listOf(["us.anthropic.claude-opus-4-8"]);
    const results = judge(plan, makeFacts({ ...refusedAs(model), inferenceProfiles: listed }));
    const found = onlyFinding(results);
    expect(found.code).toBe("model.override-invalid");
    expect(describeFound(found, plan).remedy.settings?.patch).toEqual({
      modelOverrides: { "claude-opus-4-8": "us.anthropic.claude-opus-4-8" },
    });
  });

  test("without a request the account's list is proof enough of a profile that does not exist", () => {
    const model = pinned("us.anthropic.claude-sonnet-4-6-v1:0");
    const found = onlyFinding(situation(model, {}, { invocation: switchedOff("--no-invoke") }));
    expect(found).toMatchObject({ code: "model.invalid-id", arguments: { models: [{ refusal: null }] } });
  });

  test("a form that AWS has overtaken is not called wrong: it spoke of the account", () => {
    const model = pinned("eu.anthropic.claude-sonnet-4-6");
    expect(codesOf(situation(model, {}, refusedAs(model, noAccess)))).toEqual(["model.access-denied"]);
  });

  test("an ID that somebody pinned for later is a warning, a default that nothing uses is nothing", () => {
    const main = pinned("us.anthropic.claude-sonnet-4-6");
    const later = pinned("eu.anthropic.claude-opus-4-8", { role: "opus", tier: "opus", inUse: false });
    const unused = byDefault("us.anthropic.claude-haiku-4-4", { role: "haiku", tier: "haiku", inUse: false });
    const results = judge(makePlan({ models: [main, later, unused] }), makeFacts());
    expect(onlyFinding(results)).toMatchObject({ code: "model.prefix-mismatch", severity: "warning" });
    expect(resultOf(results, "models/access").status).toBe("pass");
  });
});

test("global. in GovCloud, derived by an old release, is a profile that is missing", () => {
  const gov = { value: "us-gov-west-1", source: "env:AWS_REGION", others: [] } as const;
  const changes = { region: { ...gov, others: [] } };
  const at = { region: "us-gov-west-1" };
  const derived = byDefault("global.anthropic.claude-sonnet-4-5-20250929-v1:0", at);
  expect(codesOf(situation(derived, changes, refusedAs(derived)))).toEqual(["model.profile-missing"]);
  const written = pinned("global.anthropic.claude-sonnet-4-5-20250929-v1:0", at);
  expect(codesOf(situation(written, changes, refusedAs(written)))).toEqual(["model.prefix-mismatch"]);
});

test.each([
  "claude-sonnet-4-5",
  "anthropic/claude-sonnet-4-6",
  "bedrock/us.anthropic.claude-sonnet-4-6",
  "claude-sonnet-4-6@20260101",
  '"us.anthropic.claude-sonnet-4-6"',
])("%s is of no form that Bedrock has: no request is needed to tell", (id) => {
  const found = onlyFinding(situation(pinned(id), {}, { invocation: switchedOff("--offline") }));
  expect(found).toMatchObject({ code: "model.invalid-id", arguments: { models: [{ refusal: null }] } });
});

describe("ARNs", () => {
  const arn = (region: string, rest: string) => `arn:aws:bedrock:${region}:123456789012:${rest}`;

  test("of another region than the one that is called", () => {
    const model = pinned(arn("us-west-2", "application-inference-profile/abc123"));
    const plan = makePlan({ models: [model] });
    for (const facts of [refusedAs(model), { invocation: switchedOff<never>("--offline") }]) {
      const found = onlyFinding(judge(plan, makeFacts(facts)));
      expect(found).toMatchObject({
        code: "model.arn-region-mismatch",
        arguments: { models: [{ arnRegion: "us-west-2" }] },
      });
      expect(describeFound(found, plan).remedy.settings?.patch).toEqual({ env: { AWS_REGION: "us-west-2" } });
    }
  });

  test("of a profile that this region has too are replaced by it", () => {
    const model = pinned(arn("us-west-2", "inference-profile/us.anthropic.claude-sonnet-4-6"));
    const plan = makePlan({ models: [model] });
    const found = onlyFinding(judge(plan, makeFacts(refusedAs(model))));
    expect(describeFound(found, plan).remedy.settings?.patch).toEqual({
      env: { ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-6" },
    });
  });

  test.each([
    ["application-inference-profile%2Fabc123", "encoded"],
    ["guardrail/abc123", "resource-type"],
    ["application-inference-profile/", "malformed"],
    ["abc123", "malformed"],
    ["foundation-model/anthropic.claude-sonnet-4-6", "malformed"],
  ])("%s is model.arn-invalid (%s), without a request", (rest, fault) => {
    const model = pinned(arn("us-east-1", rest));
    const found = onlyFinding(situation(model, {}, { invocation: switchedOff("--offline") }));
    expect(found).toMatchObject({ code: "model.arn-invalid", arguments: { models: [{ fault }] } });
  });

  test("of a profile of another geography are that profile's fault", () => {
    const model = pinned(arn("us-east-1", "inference-profile/eu.anthropic.claude-sonnet-4-6"));
    const plan = makePlan({ models: [model] });
    const found = onlyFinding(judge(plan, makeFacts(refusedAs(model))));
    expect(found).toMatchObject({
      code: "model.prefix-mismatch",
      arguments: { models: [{ prefix: "eu" }] },
    });
    expect(describeFound(found, plan).remedy.settings?.patch).toEqual({
      env: { ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-6" },
    });
  });

  test("a path that AWS does not even route is the encoded ARN's fault", () => {
    const model = pinned(arn("us-east-1", "application-inference-profile%2Fabc123"));
    const failure = {
      kind: "not-aws",
      operation: "InvokeModelWithResponseStream",
      status: 404,
      contentType: "application/json",
      what: "unknown-operation",
      host: "bedrock-runtime.us-east-1.amazonaws.com",
    } as const;
    const results = situation(
      model,
      {},
      {
        invocation: answered({ probes: [failedProbe(failure, { model: model.resolved })] }),
      },
    );
    expect(onlyFinding(results)).toMatchObject({
      code: "model.arn-invalid",
      arguments: { models: [{ suggestion: arn("us-east-1", "application-inference-profile/abc123") }] },
    });
  });

  test.each([
    arn("us-east-1", "application-inference-profile/abc123"),
    arn("us-east-1", "provisioned-model/abc123"),
    "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6",
  ])("%s has the right form", (resolved) => {
    const results = situation(pinned(resolved), {}, { invocation: switchedOff("--offline") });
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "models/arn").status).toBe("pass");
  });

  test("that are right in form and that AWS does not know are model.invalid-id", () => {
    const model = pinned(arn("us-east-1", "application-inference-profile/gone"));
    expect(codesOf(situation(model, {}, refusedAs(model)))).toEqual(["model.invalid-id"]);
  });

  test("are judged by the region of the small model where that has its own", () => {
    const main = pinned("us.anthropic.claude-sonnet-4-6");
    const small = pinned(arn("us-west-2", "application-inference-profile/abc"), {
      role: "background",
      region: "us-west-2",
    });
    const probes = [probe(), probe({ model: small.resolved, region: "us-west-2", roles: ["background"] })];
    expect(
      codesOf(judge(makePlan({ models: [main, small] }), makeFacts({ invocation: answered({ probes }) }))),
    ).toEqual([]);
  });
});

describe("a model the client fell back from", () => {
  const first = "us.anthropic.claude-opus-5-5";
  const second = "us.anthropic.claude-opus-5";
  const model = byDefault(second, {
    fellBackFrom: { resolved: first, notice: "two-seconds" },
    chain: [{ model: "claude-opus-5", resolved: second }],
  });
  const probes = [failedProbe(noAccess, { model: first }), probe({ model: second, walked: true })];
  const plan = makePlan({ models: [model] });
  const results = judge(
    plan,
    makeFacts({ invocation: answered({ probes }), inferenceProfiles: listOf([first, second]) }),
  );

  test("is one warning that names both, and no error: the client works", () => {
    const found = onlyFinding(results);
    expect(found).toMatchObject({
      code: "model.silent-fallback",
      arguments: { models: [{ from: first, to: second, notice: "two-seconds" }] },
      evidence: [{ status: 403 }],
    });
    expect(resultOf(results, "models/fallback").status).toBe("warn");
    expect(describeFound(found, plan).remedy.settings?.patch).toEqual({
      env: { ANTHROPIC_MODEL: second },
    });
  });

  test("leaves access proved by the model that is really used", () => {
    expect(resultOf(results, "models/access")).toMatchObject({
      status: "pass",
      proved: expect.stringContaining(second),
    });
  });

  test("is none where the whole chain was refused: then the first one's refusal is the finding", () => {
    const stuck = byDefault(first, { chain: [{ model: "claude-opus-5", resolved: second }] });
    const all = judge(
      makePlan({ models: [stuck] }),
      makeFacts({
        invocation: answered({
          probes: [
            failedProbe(noAccess, { model: first }),
            failedProbe(noAccess, { model: second, walked: true }),
          ],
        }),
        inferenceProfiles: listOf([first, second]),
      }),
    );
    expect(onlyFinding(all)).toMatchObject({
      code: "model.access-denied",
      arguments: { models: [{ model: first }] },
    });
  });
});

describe("a model that nobody pinned", () => {
  const model = byDefault("us.anthropic.claude-opus-5-5");
  const works = {
    invocation: answered({ probes: [probe({ model: model.resolved })] }),
    inferenceProfiles: listOf([model.resolved]),
  };

  test("is an info that names it and the default before it", () => {
    const found = onlyFinding(situation(model, {}, works));
    expect(found).toMatchObject({
      code: "model.unpinned",
      arguments: { before: { model: "claude-opus-5", since: "2.1.280", dearerFamily: false } },
    });
  });

  test("says where the default moved to a dearer family", () => {
    const claudeCode = { version: "2.1.210", source: "executable", newerThanKnown: false } as const;
    const old = byDefault("us.anthropic.claude-opus-4-8");
    const facts = {
      invocation: answered({ probes: [probe({ model: old.resolved })] }),
      inferenceProfiles: listOf([old.resolved]),
    };
    expect(onlyFinding(situation(old, { claudeCode }, facts))).toMatchObject({
      arguments: { before: { model: "claude-sonnet-4-5-20250929", since: "2.1.207", dearerFamily: true } },
    });
  });

  test("is not mentioned beside what makes it fail", () => {
    expect(codesOf(situation(model, {}, { ...works, ...refusedAs(model, noAccess) }))).toEqual([
      "model.access-denied",
    ]);
  });

  test("and leaves the geography by the order of the list is a warning, once", () => {
    const away = byDefault("global.anthropic.claude-opus-5-5", { region: "ap-northeast-1" });
    const facts = {
      invocation: answered({ probes: [probe({ model: away.resolved, region: "ap-northeast-1" })] }),
      inferenceProfiles: listOf([away.resolved, "jp.anthropic.claude-opus-5-5"]),
    };
    const plan = makePlan({ ...tokyo, models: [away] });
    const found = onlyFinding(judge(plan, makeFacts(facts)));
    expect(found).toMatchObject({ code: "model.leaves-geography" });
    expect(describeFound(found, plan).remedy.settings?.patch).toEqual({
      env: { ANTHROPIC_DEFAULT_OPUS_MODEL: "jp.anthropic.claude-opus-5-5" },
    });
  });

  test.each([
    ["pinned", pinned("global.anthropic.claude-opus-5-5", { region: "ap-northeast-1", tier: "opus" }), []],
    [
      "by a prefix that somebody set",
      byDefault("global.anthropic.claude-opus-5-5", { region: "ap-northeast-1" }),
      [{ name: "ANTHROPIC_BEDROCK_REGION_PREFIX", value: "global", source: "environment", overrides: [] }],
    ],
    [
      "of the region's geography",
      byDefault("jp.anthropic.claude-opus-5-5", { region: "ap-northeast-1" }),
      [],
    ],
  ] as const)("%s is no model that leaves the geography", (_, one, variables) => {
    const results = situation(
      one,
      { ...tokyo, variables: structuredClone(variables) as unknown as Plan["variables"] },
      {
        invocation: answered({ probes: [probe({ model: one.resolved, region: one.region })] }),
        inferenceProfiles: listOf([one.resolved]),
      },
    );
    expect(codesOf(results)).not.toContain("model.leaves-geography");
  });

  test("offline nobody can tell where it goes", () => {
    const away = byDefault("global.anthropic.claude-opus-5-5", { region: "ca-central-1" });
    const results = situation(
      away,
      { region: { value: "ca-central-1", source: "env:AWS_REGION", others: [] } },
      {
        invocation: switchedOff("--offline"),
        inferenceProfiles: switchedOff("--offline"),
      },
    );
    expect(resultOf(results, "models/geography").status).toBe("unknown");
  });
});

describe("a pin that is older than the client's default", () => {
  const offer = {
    tier: "opus",
    variable: "ANTHROPIC_DEFAULT_OPUS_MODEL",
    pinned: "us.anthropic.claude-opus-4-8",
    latest: "us.anthropic.claude-opus-5-5",
    comesBack: true,
  } as const;
  const model = pinned(offer.pinned, { tier: "opus" });
  const startUp = { listsProfiles: true, probes: [], upgradeOffers: [offer] };
  const works = { invocation: answered({ probes: [probe({ model: model.resolved })] }) };

  test("is an info in the terminal", () => {
    const results = situation(
      model,
      { mode: "interactive", startUp },
      {
        ...works,
        inferenceProfiles: listOf([offer.pinned, offer.latest]),
      },
    );
    expect(onlyFinding(results)).toMatchObject({ code: "model.pin-upgrade-offer" });
  });

  test("is nothing with -p", () => {
    const facts = { ...works, inferenceProfiles: listOf([offer.pinned, offer.latest]) };
    expect(codesOf(situation(model, { mode: "print", startUp }, facts))).toEqual([]);
  });

  test("is nothing where the region has no profile of the newer model", () => {
    const facts = { ...works, inferenceProfiles: listOf([offer.pinned]) };
    expect(codesOf(situation(model, { mode: "interactive", startUp }, facts))).toEqual([]);
  });
});

describe("the client's memory", () => {
  const id = "us.anthropic.claude-opus-5-5";
  const memory = (state: "ok" | "refused") => ({
    file: "/home/dev/.claude/cache/model-access.json",
    entries: [{ model: id, state, at, forgottenAt: "2026-11-20T09:10:00.000Z" }],
  });
  const yes = { invocation: answered({ probes: [probe({ model: id })] }), inferenceProfiles: listOf([id]) };

  test("of a refusal that no longer holds is a warning with its end", () => {
    const results = situation(byDefault(id), { memory: memory("refused") }, yes);
    expect(resultOf(results, "models/access-memory").found).toMatchObject([
      {
        code: "model.stale-access-memory",
        arguments: { entries: [{ forgottenAt: "2026-11-20T09:10:00.000Z" }] },
      },
    ]);
  });

  test.each([
    ["that agrees with AWS", byDefault(id), "ok"],
    ["of a model that is pinned", pinned(id, { tier: "opus" }), "refused"],
  ] as const)("%s is nothing", (_, model, state) => {
    expect(resultOf(situation(model, { memory: memory(state) }, yes), "models/access-memory").status).toBe(
      "pass",
    );
  });

  test("of an approval is contradicted by AWS's refusal, not by expired credentials", () => {
    const plan = { memory: memory("ok") };
    const refused = situation(byDefault(id), plan, { ...yes, ...refusedAs(byDefault(id), noAccess) });
    expect(codesOf(refused)).toContain("model.stale-access-memory");
    const expired = refusal(
      403,
      "ExpiredTokenException",
      "The security token included in the request is expired",
    );
    const unknown = situation(byDefault(id), plan, { ...yes, ...refusedAs(byDefault(id), expired) });
    expect(codesOf(unknown)).not.toContain("model.stale-access-memory");
  });
});

describe("modelOverrides", () => {
  const location = { file: "/home/dev/.claude/settings.json", line: 3, column: 3 };
  const value = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";

  test.each([
    ["opus", "claude-opus-5-5"],
    ["us.anthropic.claude-opus-4-8", "claude-opus-4-8"],
    ["claude-sonnet-4-5", "claude-sonnet-4-5-20250929"],
    ["claude-opus-4.8", "claude-opus-4-8"],
    ["us.anthropic.claude-haiku-4-5-20251001-v1:0", "claude-haiku-4-5-20251001"],
    ["gpt-4o", null],
  ])("the key %s is ignored; %s was meant", (key, meant) => {
    const overrides = [{ key, value, known: false, used: false, location }];
    const plan = makePlan({ overrides });
    const found = onlyFinding(judge(plan, makeFacts()));
    expect(found).toMatchObject({
      code: "model.override-unknown-key",
      arguments: { entries: [{ key, meant }] },
    });
    expect(describeFound(found, plan).remedy.settings?.patch).toEqual({
      modelOverrides: { [key]: null, ...(meant === null ? {} : { [meant]: value }) },
    });
  });

  test("a key that is ignored is named by the error of the model that it was meant to replace", () => {
    const overrides = [{ key: "opus", value, known: false, used: false, location }];
    const model = byDefault("us.anthropic.claude-opus-5-5");
    const listed = { inferenceProfiles: listOf([model.resolved]) };
    const evidence = (facts: Partial<Facts>, one: PlanModel) =>
      resultOf(situation(one, { overrides }, { ...listed, ...facts }), "models/access").found[0]?.evidence;
    const named = { source: "plan", excerpt: 'model.override-unknown-key: modelOverrides["opus"]' };
    expect(evidence(refusedAs(model, noAccess), model)).toContainEqual(named);
    const other = pinned("us.anthropic.claude-sonnet-4-6");
    expect(evidence(refusedAs(other, noAccess), other)).not.toContainEqual(named);
  });

  test("keys that the client knows are nothing", () => {
    const overrides = [{ key: "claude-opus-4-8", value, known: true, used: false, location }];
    const results = judge(makePlan({ overrides }), makeFacts());
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "models/overrides").status).toBe("pass");
  });
});

describe("availableModels", () => {
  const list = { file: "/home/dev/.claude/settings.json", line: 2, column: 3 };

  test("that refuses a model that is asked for is a warning; the remedy adds to the list", () => {
    const refused = [
      {
        requested: "us.anthropic.claude-opus-4-8",
        source: "ANTHROPIC_MODEL",
        replacement: "us.anthropic.claude-opus-5-5",
        message: true,
      },
    ];
    const model = byDefault("us.anthropic.claude-opus-5-5");
    const plan = makePlan({
      models: [model],
      allowList: { entries: ["sonnet"], enforced: false, location: list, refused },
    });
    const facts = {
      invocation: answered({ probes: [probe({ model: model.resolved })] }),
      inferenceProfiles: listOf([model.resolved]),
    };
    const found = onlyFinding(judge(plan, makeFacts(facts)));
    expect(found.code).toBe("model.not-selectable");
    expect(describeFound(found, plan).remedy.settings).toEqual({
      file: list.file,
      patch: { availableModels: ["sonnet", "us.anthropic.claude-opus-4-8"] },
    });
  });

  test("that refuses nothing is nothing", () => {
    const allowList = { entries: ["sonnet"], enforced: true, refused: [] };
    expect(codesOf(judge(makePlan({ allowList }), makeFacts()))).toEqual([]);
  });
});

describe("[1m]", () => {
  test.each([
    ["us.anthropic.claude-haiku-4-5-20251001-v1:0", "beta", ["model.context-1m-unsupported"]],
    ["us.anthropic.claude-opus-4-5-20251101-v1:0", "none", ["model.context-1m-unsupported"]],
    ["us.anthropic.claude-sonnet-4-6", "beta", []],
    ["us.anthropic.claude-opus-4-8", "native", ["model.context-1m-unsupported"]],
    ["us.anthropic.claude-sonnet-4-6", "switched-off", ["model.context-1m-unsupported"]],
  ] as const)("on %s, with the effect %s", (id, effect, codes) => {
    const model = pinned(id, { requested: `${id}[1m]`, longContext: { asked: true, effect } });
    const plan = makePlan({ models: [model] });
    const results = judge(
      plan,
      makeFacts({
        invocation: answered({ probes: [probe({ model: id })] }),
        inferenceProfiles: listOf([id]),
      }),
    );
    expect(codesOf(results)).toEqual(codes);
    const found = resultOf(results, "models/long-context").found[0];
    expect(found?.severity).toBe(effect === "native" ? "info" : undefined);
    if (found !== undefined) {
      expect(describeFound(found, plan).remedy.settings?.patch).toEqual({ env: { ANTHROPIC_MODEL: id } });
    }
  });
});

describe("the client's version", () => {
  const judged = (version: string, id: string, source: Plan["claudeCode"]["source"] = "executable") =>
    situation(
      pinned(id),
      { claudeCode: { version, source, newerThanKnown: false } },
      {
        invocation: answered({ probes: [probe({ model: id })] }),
        inferenceProfiles: listOf([id]),
      },
    );

  test("older than the model needs is an error although the one-token request was answered", () => {
    const results = judged("2.1.190", "us.anthropic.claude-sonnet-5");
    expect(resultOf(results, "models/client-version").found).toMatchObject([
      { code: "model.client-too-old", arguments: { needed: "2.1.197" } },
    ]);
  });

  test.each([
    ["2.1.197", "us.anthropic.claude-sonnet-5"],
    ["2.1.190", "us.anthropic.claude-sonnet-4-6"],
    ["2.1.328", "us.anthropic.claude-sonnet-5-5"],
  ])("%s is new enough for %s", (version, id) => {
    expect(resultOf(judged(version, id), "models/client-version").status).toBe("pass");
  });

  test("is not proved where no client was found", () => {
    expect(
      resultOf(judged("2.1.328", "us.anthropic.claude-sonnet-5", "assumed-newest"), "models/client-version")
        .status,
    ).toBe("unknown");
  });
});
