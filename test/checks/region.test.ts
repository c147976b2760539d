import { describe, expect, test } from "vitest";
import type { Plan, PlanRegion, PlanVariable } from "../../src/claude-code/types.js";
import {
  answered,
  codesOf,
  failed,
  failedProbe,
  judge,
  makeFacts,
  makePlan,
  refusal,
  resultOf,
  silence,
} from "./situation.js";

const location = { file: "/home/dev/.claude/settings.json", line: 4, key: "env.AWS_REGION" };

function variable(name: string, value: string): PlanVariable {
  return { name, value, source: "user", location: { ...location, key: `env.${name}` }, overrides: [] };
}

function regionPlan(region: PlanRegion, changes: Partial<Plan> = {}): Plan {
  return makePlan({ region, ...changes });
}

const version = (text: string): Plan["claudeCode"] => ({
  version: text,
  source: "executable",
  newerThanKnown: false,
});

/** The codes of the area `region`, with their severity. */
function regionCodes(plan: Plan, facts = makeFacts()): string[] {
  return judge(plan, facts)
    .filter((one) => one.area === "region")
    .flatMap((one) => one.found.map((found) => `${found.code} ${found.severity ?? "default"}`));
}

describe("region.malformed", () => {
  const skipped = (winner: Partial<PlanRegion> = {}): PlanRegion => ({
    value: "us-east-1",
    source: "config-file",
    others: [{ source: "env:AWS_REGION", value: '"us-west-2"', location, ignored: "malformed" }],
    ...winner,
  });

  test("a value that the client passes over is a warning that names what was meant", () => {
    const results = judge(regionPlan(skipped()), makeFacts());
    expect(codesOf(results)).toEqual(["region.malformed"]);
    expect(resultOf(results, "region/well-formed")).toMatchObject({
      status: "warn",
      found: [{ severity: "warning", arguments: { inForce: false, values: [{ meant: "us-west-2" }] } }],
    });
  });

  test.each([
    ["https://us-west-2", "us-west-2"],
    ["us_west_2", "us-west-2"],
    ["us east 1", "us-east-1"],
    ["ap-northeast-1#tokyo", "ap-northeast-1"],
    ["somewhere nice", null],
  ])("%s was probably meant as %s", (value, meant) => {
    const plan = regionPlan(skipped({ others: [{ source: "env:AWS_REGION", value, ignored: "malformed" }] }));
    expect(resultOf(judge(plan, makeFacts()), "region/well-formed").found[0]?.arguments).toMatchObject({
      values: [{ meant }],
    });
  });

  test("what is left is the built-in default: one finding, and the default is its consequence", () => {
    const results = judge(regionPlan(skipped({ source: "default" })), makeFacts());
    expect(codesOf(results)).toEqual(["region.malformed"]);
    expect(resultOf(results, "region/source")).toMatchObject({
      status: "blocked",
      blockedBy: ["region.malformed"],
    });
  });

  test("used as it stands it is an error, and names that do not resolve are its consequence", () => {
    const region: PlanRegion = {
      value: "us-west-2.office",
      source: "env:AWS_REGION",
      others: [],
      malformed: true,
    };
    const gone = silence("dns", "ENOTFOUND");
    const results = judge(
      regionPlan(region, { claudeCode: version("2.1.220") }),
      makeFacts({
        identity: failed(gone),
        inferenceProfiles: failed(gone),
        modelAccess: failed(gone),
        invocation: answered({ probes: [failedProbe(gone)] }),
      }),
    );
    expect(codesOf(results)).toEqual(["region.malformed"]);
    expect(resultOf(results, "region/well-formed").status).toBe("fail");
    for (const id of ["region/exists", "region/partition", "network/names", "models/access"]) {
      expect(resultOf(results, id), id).toMatchObject({ blockedBy: ["region.malformed"] });
    }
  });

  test("used as it stands behind a gateway that answers, it is no error", () => {
    const region: PlanRegion = { value: "us east 1", source: "env:AWS_REGION", others: [], malformed: true };
    expect(regionCodes(regionPlan(region))).toEqual(["region.malformed warning"]);
  });

  test("is not reported for a source behind the one that wins", () => {
    const others: PlanRegion["others"] = [{ source: "config-file", value: "us west 2" }];
    expect(regionCodes(regionPlan({ value: "us-east-1", source: "env:AWS_REGION", others }))).toEqual([]);
  });

  test("waits until Bedrock is on", () => {
    expect(regionCodes(regionPlan(skipped(), { provider: "none", models: [] }))).toEqual([]);
  });
});

describe("region.ignored-by-version", () => {
  const unread = (value: string, source: PlanRegion["source"] = "default"): Plan =>
    regionPlan(
      {
        value: "us-east-1",
        source,
        others: [{ source: "config-file", value, ignored: "not-read-by-this-version" }],
      },
      { claudeCode: version("2.1.170") },
    );

  test("a region that only the unread files name is an error, and the default its consequence", () => {
    const results = judge(unread("eu-west-1"), makeFacts());
    expect(codesOf(results)).toEqual(["region.ignored-by-version"]);
    expect(resultOf(results, "region/read-by-version").status).toBe("fail");
    expect(resultOf(results, "region/source").blockedBy).toEqual(["region.ignored-by-version"]);
  });

  test("is not reported where the files name the default, and neither is the default", () => {
    expect(codesOf(judge(unread("us-east-1"), makeFacts()))).toEqual([]);
  });

  test("is not reported where a variable decides", () => {
    expect(regionCodes(unread("eu-west-1", "env:AWS_REGION"))).toEqual([]);
  });

  test("a model for the region that was meant is refused in consequence", () => {
    const model = "eu.anthropic.claude-sonnet-4-6";
    const plan = unread("eu-west-1");
    const models = plan.models.map((one) => ({ ...one, requested: model, resolved: model }));
    const no = refusal(400, "ValidationException", "The provided model identifier is invalid.");
    const results = judge(
      { ...plan, models },
      makeFacts({ invocation: answered({ probes: [failedProbe(no, { model })] }) }),
    );
    expect(codesOf(results)).toEqual(["region.ignored-by-version"]);
    expect(resultOf(results, "models/access").blockedBy).toEqual(["region.ignored-by-version"]);
  });

  test("a model for neither region is an error of its own", () => {
    const model = "jp.anthropic.claude-sonnet-4-6";
    const plan = unread("eu-west-1");
    const models = plan.models.map((one) => ({ ...one, requested: model, resolved: model }));
    const no = refusal(400, "ValidationException", "The provided model identifier is invalid.");
    const results = judge(
      { ...plan, models },
      makeFacts({ invocation: answered({ probes: [failedProbe(no, { model })] }) }),
    );
    expect(codesOf(results)).toEqual(["region.ignored-by-version", "model.prefix-mismatch"]);
  });
});

describe("a warning about the region that explains an error", () => {
  test("is named in the error's evidence", () => {
    const model = "eu.anthropic.claude-sonnet-4-6";
    const plan = regionPlan({ value: "us-east-1", source: "default", others: [] });
    const models = plan.models.map((one) => ({ ...one, requested: model, resolved: model }));
    const results = judge(
      { ...plan, models },
      makeFacts({
        invocation: answered({
          probes: [
            failedProbe(refusal(400, "ValidationException", "The provided model identifier is invalid."), {
              model,
            }),
          ],
        }),
      }),
    );
    const error = results.flatMap((one) => one.found).find((one) => one.code === "model.prefix-mismatch");
    expect(error?.evidence?.map((one) => one.excerpt).join(" ")).toContain("region.default-fallback");
  });
});

describe("region.unknown", () => {
  test("capitals resolve as a host, and what the signature is refused for is their consequence", () => {
    const scope = refusal(
      403,
      "InvalidSignatureException",
      "Credential should be scoped to a valid region. ",
    );
    const plan = regionPlan({ value: "US-EAST-1", source: "env:AWS_REGION", others: [] });
    const facts = makeFacts({
      identity: failed(scope),
      inferenceProfiles: failed(scope),
      modelAccess: failed(scope),
      invocation: answered({ probes: [failedProbe(scope)] }),
    });
    const results = judge(plan, facts);
    expect(codesOf(results)).toEqual(["region.unknown"]);
    expect(resultOf(results, "region/exists").found[0]).toMatchObject({
      arguments: { nearest: expect.arrayContaining(["us-east-1"]) },
      evidence: expect.arrayContaining([expect.objectContaining({ status: 403 })]),
    });
  });

  test("a wrong signature in a region that exists is not the region's", () => {
    const scope = refusal(
      403,
      "InvalidSignatureException",
      "Credential should be scoped to a valid region. ",
    );
    const plan = regionPlan({ value: "us-east-1", source: "env:AWS_REGION", others: [] });
    expect(regionCodes(plan, makeFacts({ identity: failed(scope) }))).toEqual([]);
  });
});

describe("region.small-fast-ineffective", () => {
  const name = "ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION";
  const small = variable("ANTHROPIC_DEFAULT_HAIKU_MODEL", "us.anthropic.claude-haiku-4-5-20251001-v1:0");
  const moved = makePlan().models.map((one) =>
    one.role === "background" ? { ...one, region: "us-west-2" } : one,
  );

  test("without a variable that names the small model nothing moves", () => {
    const plan = makePlan({ variables: [variable(name, "us-west-2")] });
    expect(resultOf(judge(plan, makeFacts()), "region/small-fast")).toMatchObject({
      status: "warn",
      found: [{ arguments: { why: "no-small-model", value: "us-west-2" } }],
    });
  });

  test("a malformed value is passed over", () => {
    const plan = makePlan({ variables: [variable(name, "us west 2"), small] });
    expect(resultOf(judge(plan, makeFacts()), "region/small-fast").found[0]?.arguments).toMatchObject({
      why: "malformed",
    });
  });

  test("a small model that is no Haiku stays", () => {
    const plan = makePlan({ variables: [variable(name, "us-west-2"), small] });
    expect(resultOf(judge(plan, makeFacts()), "region/small-fast").found[0]?.arguments).toMatchObject({
      why: "not-moved",
    });
  });

  test.each([
    [
      "where the small model moves",
      makePlan({ models: moved, variables: [variable(name, "us-west-2"), small] }),
    ],
    ["where it names the region of all", makePlan({ variables: [variable(name, "us-east-1")] })],
    ["where it is blank", makePlan({ variables: [variable(name, " ")] })],
    [
      "where a project's value is left out",
      makePlan({ variables: [{ ...variable(name, "us-west-2"), leftOut: true }] }),
    ],
  ])("is not reported %s", (_, plan) => {
    expect(regionCodes(plan)).toEqual([]);
  });
});

describe("region.prefix-override-ignored", () => {
  const name = "ANTHROPIC_BEDROCK_REGION_PREFIX";
  const prefixed = (value: string, changes: Partial<Plan> = {}): Plan =>
    makePlan({ variables: [variable(name, value)], ...changes });
  const inRegion = (value: string): Partial<Plan> => ({
    region: { value, source: "env:AWS_REGION", others: [] },
  });

  test.each([
    ["GLOBAL", {}, "not-a-prefix", "global"],
    ["jp.", {}, "not-a-prefix", "jp"],
    ["bogus", {}, "not-a-prefix", null],
    ["us-gov", {}, "not-a-prefix", null],
    ["global", { claudeCode: version("2.1.220") }, "too-old", null],
    ["global", inRegion("us-gov-west-1"), "govcloud", null],
  ] as const)("%s is reported with its reason", (value, changes, why, corrected) => {
    expect(
      resultOf(judge(prefixed(value, changes), makeFacts()), "region/prefix-override").found[0],
    ).toMatchObject({ code: "region.prefix-override-ignored", arguments: { why, corrected } });
  });

  test.each([
    ["global", {}],
    ["eu", { claudeCode: version("2.1.229") }],
    ["us", {}],
    ["us", { claudeCode: version("2.1.170") }],
    ["us-gov", inRegion("us-gov-west-1")],
    [" ", {}],
    ["GLOBAL", { provider: "mantle", endpoints: { ...makePlan().endpoints, invoke: null } }],
  ] as const)("%j is not reported where it is taken, or where nothing is lost", (value, changes) => {
    const results = judge(prefixed(value, changes), makeFacts());
    expect(resultOf(results, "region/prefix-override").found).toEqual([]);
  });
});

describe("region.partition-unsupported", () => {
  const abroad = (region: string, invoke: Plan["endpoints"]["invoke"]): Plan =>
    makePlan({
      region: { value: region, source: "env:AWS_REGION", others: [] },
      endpoints: { ...makePlan().endpoints, invoke },
    });
  const gone = silence("dns", "ENOTFOUND");
  const unresolved = makeFacts({ invocation: answered({ probes: [failedProbe(gone)] }) });

  test.each([
    ["cn-north-1", "bedrock-runtime.cn-north-1.amazonaws.com.cn"],
    ["eusc-de-east-1", "bedrock-runtime.eusc-de-east-1.amazonaws.eu"],
    ["us-iso-east-1", "bedrock-runtime.us-iso-east-1.c2s.ic.gov"],
  ])("%s has hosts of another ending", (region, rightHost) => {
    const plan = abroad(region, { url: `https://bedrock-runtime.${region}.amazonaws.com` });
    const results = judge(plan, unresolved);
    expect(codesOf(results)).toEqual(["region.partition-unsupported"]);
    expect(resultOf(results, "region/partition").found[0]?.arguments).toMatchObject({ rightHost });
    expect(resultOf(results, "models/access").blockedBy).toEqual(["region.partition-unsupported"]);
  });

  test("what the models would be refused for there waits until the host is right", () => {
    const plan = abroad("cn-north-1", { url: "https://bedrock-runtime.cn-north-1.amazonaws.com" });
    const models = plan.models.map((one) => ({ ...one, region: "cn-north-1" }));
    expect(codesOf(judge({ ...plan, models }, unresolved))).toEqual(["region.partition-unsupported"]);
  });

  test("GovCloud shares the commercial ending", () => {
    const plan = abroad("us-gov-west-1", { url: "https://bedrock-runtime.us-gov-west-1.amazonaws.com" });
    expect(regionCodes(plan, unresolved)).toEqual([]);
  });

  test("is not reported with a base URL of one's own", () => {
    const overriddenBy = "ANTHROPIC_BEDROCK_BASE_URL";
    const plan = abroad("cn-north-1", { url: "https://gateway.example.com", overriddenBy });
    expect(regionCodes(plan, unresolved)).toEqual([]);
  });

  test("is not reported where a model answered", () => {
    const plan = abroad("cn-north-1", { url: "https://bedrock-runtime.cn-north-1.amazonaws.com" });
    expect(regionCodes(plan)).toEqual([]);
  });
});
