import { describe, expect, test } from "vitest";
import { parseDenial } from "../../src/aws/denial.js";
import type { Refusal } from "../../src/aws/types.js";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import type { CatalogueEntry, FindingCode } from "../../src/diagnosis/types.js";
import type { Facts } from "../../src/facts/types.js";
import type { IamDecision } from "../../src/facts/values/iam-coverage.js";
import {
  answered,
  backgroundProbe,
  codesOf,
  failed,
  failedProbe,
  judge,
  makeFacts,
  makePlan,
  probe,
  refusal,
  resultOf,
  silence,
  switchedOff,
} from "./situation.js";

const user = "arn:aws:iam::123456789012:user/dev";
const profile = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6";
const stream = "bedrock:InvokeModelWithResponseStream";

function denied(rest: string, { action = stream, resource = profile } = {}): Refusal {
  const message = `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${rest}`;
  const denial = parseDenial(message);
  return refusal(403, "AccessDeniedException", message, denial === undefined ? {} : { denial });
}

function codesAfter(failure: Refusal, changes: Partial<Facts> = {}): string[] {
  const invocation = answered({ probes: [failedProbe(failure), probe(backgroundProbe)] });
  return codesOf(judge(makePlan(), makeFacts({ invocation, ...changes })));
}

const scp = "arn:aws:organizations::999999999999:policy/o-x/service_control_policy/p-1";

describe("a denied request is named by the kind of policy that denies", () => {
  test.each([
    [`because no identity-based policy allows the ${stream} action`, "iam.denied"],
    ["", "iam.denied"],
    ["with an explicit deny in an identity-based policy", "iam.denied-explicit"],
    [
      "with an explicit deny in an identity-based policy: arn:aws:iam::123456789012:policy/p",
      "iam.denied-explicit",
    ],
    ["with an explicit deny", "iam.denied-explicit"],
    [`with an explicit deny in a service control policy: ${scp}`, "iam.denied-scp"],
    [`because no service control policy allows the ${stream} action`, "iam.denied-scp"],
    ["with an explicit deny in a resource control policy", "iam.denied-rcp"],
    [`because no permissions boundary allows the ${stream} action`, "iam.denied-boundary"],
    ["with an explicit deny in a permissions boundary", "iam.denied-boundary"],
    [`because no session policy allows the ${stream} action`, "iam.denied-session"],
    ["with an explicit deny in a session policy", "iam.denied-session"],
    [`because no VPC endpoint policy allows the ${stream} action`, "iam.denied-endpoint-policy"],
    ["with an explicit deny in a VPC endpoint policy", "iam.denied-endpoint-policy"],
  ])("%s", (rest, code) => {
    expect(codesAfter(denied(rest))).toEqual([code]);
  });

  test("an encoded message says no more than that it is a denial", () => {
    const message =
      "You are not authorized to perform this operation. Encoded authorization failure message: 4GIOHlTkIaWH";
    expect(codesAfter(refusal(403, "AccessDeniedException", message))).toEqual(["iam.denied"]);
  });

  test("the right to use an API key is one like any other", () => {
    const failure = denied("because no identity-based policy allows the bedrock:CallWithBearerToken action", {
      action: "bedrock:CallWithBearerToken",
      resource: "*",
    });
    expect(codesAfter(failure)).toEqual(["iam.denied"]);
  });

  test("two models denied for one reason are one finding", () => {
    const one = denied("with an explicit deny in a service control policy");
    const invocation = answered({ probes: [failedProbe(one), failedProbe(one, backgroundProbe)] });
    const results = judge(makePlan(), makeFacts({ invocation }));
    expect(codesOf(results)).toEqual(["iam.denied-scp"]);
    expect(resultOf(results, "iam/allowed").found[0]?.evidence).toHaveLength(2);
  });
});

describe("a region that nobody chose comes before the kind of policy", () => {
  const model = (region: string) => `arn:aws:bedrock:${region}::foundation-model/anthropic.claude-sonnet-4-6`;
  test.each([
    ["us-east-2", "with an explicit deny in a service control policy", "iam.destination-region-denied"],
    ["us-west-2", "because no identity-based policy allows the action", "iam.destination-region-denied"],
    ["", "with an explicit deny in an identity-based policy", "iam.destination-region-denied"],
    ["us-east-1", "with an explicit deny in a service control policy", "iam.denied-scp"],
    ["us-east-1", "because no identity-based policy allows the action", "iam.denied"],
  ])("%s %s", (region, rest, code) => {
    expect(codesAfter(denied(rest, { resource: model(region) }))).toEqual([code]);
  });

  test("the region that the small model was given was chosen", () => {
    const [primary, background] = makePlan().models;
    if (primary === undefined || background === undefined) throw new Error("no models");
    const plan = makePlan({ models: [primary, { ...background, region: "us-west-2" }] });
    const failure = denied("with an explicit deny in a service control policy", {
      resource: model("us-west-2"),
    });
    const invocation = answered({
      probes: [probe(), failedProbe(failure, { ...backgroundProbe, region: "us-west-2" })],
    });
    expect(codesOf(judge(plan, makeFacts({ invocation })))).toEqual(["iam.denied-scp"]);
  });

  test("the remedy covers every region of the profile, not the one that was named", () => {
    const failure = denied("because no identity-based policy allows the action", {
      resource: model("us-east-2"),
    });
    const found = resultOf(
      judge(makePlan(), makeFacts({ invocation: answered({ probes: [failedProbe(failure)] }) })),
      "iam/allowed",
    ).found[0];
    if (found === undefined) throw new Error("nothing was found");
    const entry = catalogue[found.code] as CatalogueEntry<FindingCode>;
    const context = { plan: makePlan(), identity: null, profiles: null };
    expect(entry.expected(found.arguments, context)).toContain("us-east-1, us-east-2 and us-west-2");
    expect(entry.remedy(found.arguments, context).policy?.Statement[0]?.Resource).toEqual([
      model("us-east-1"),
      model("us-east-2"),
      model("us-west-2"),
    ]);
  });
});

function simulated(...decisions: Partial<IamDecision>[]): Facts["iamCoverage"] {
  return answered({
    principal: user,
    decisions: decisions.map((one) => ({
      action: stream,
      resource: profile,
      decision: "allowed",
      required: true,
      ...one,
    })),
  });
}

const east2 = "arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-6";
const missing = { resource: east2, decision: "implicit-deny", deniedBy: "identity-policy" } as const;
const notInvoked = { invocation: switchedOff<never>("--no-invoke") };

describe("the simulation", () => {
  test("what it does not allow is missing where no model was asked", () => {
    const results = judge(makePlan(), makeFacts({ ...notInvoked, iamCoverage: simulated({}, missing) }));
    expect(codesOf(results)).toEqual(["iam.missing-actions"]);
    expect(resultOf(results, "iam/coverage").status).toBe("fail");
  });

  test("where the models answered it is a warning", () => {
    const results = judge(makePlan(), makeFacts({ iamCoverage: simulated({}, missing) }));
    expect(codesOf(results)).toEqual(["iam.missing-actions"]);
    expect(resultOf(results, "iam/coverage").status).toBe("warn");
  });

  test("where it denies what AWS answered it is not believed", () => {
    const results = judge(makePlan(), makeFacts({ iamCoverage: simulated({ decision: "implicit-deny" }) }));
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "iam/coverage")).toMatchObject({ status: "unknown" });
  });

  test("a denied request is one finding, and the simulation adds to its statement", () => {
    const failure = denied("because no identity-based policy allows the action");
    const invocation = answered({ probes: [failedProbe(failure)] });
    const results = judge(makePlan(), makeFacts({ invocation, iamCoverage: simulated(missing) }));
    expect(codesOf(results)).toEqual(["iam.denied"]);
    expect(resultOf(results, "iam/allowed").found[0]?.arguments).toMatchObject({
      missing: [{ action: stream, resource: east2, decision: "implicit-deny" }],
    });
    expect(resultOf(results, "iam/coverage").blockedBy).toEqual(["iam.denied"]);
  });

  test("what depends on a condition that it was given no value for is unknown", () => {
    const open = { ...missing, missingContext: ["aws:SourceVpc"] };
    const results = judge(makePlan(), makeFacts({ ...notInvoked, iamCoverage: simulated(open) }));
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "iam/coverage")).toMatchObject({
      status: "unknown",
      proved: expect.stringContaining("aws:SourceVpc"),
    });
  });

  test("all allowed is proved, and says what it does not know", () => {
    const results = judge(makePlan(), makeFacts({ ...notInvoked, iamCoverage: simulated({}) }));
    expect(resultOf(results, "iam/coverage")).toMatchObject({
      status: "pass",
      proved: expect.stringContaining("session"),
    });
  });
});

describe("coverage that was not evaluated", () => {
  const permission = "iam:SimulatePrincipalPolicy";
  const refused = failed<never>(
    refusal(
      403,
      "AccessDenied",
      `User: ${user} is not authorized to perform: ${permission} on resource: ${user}`,
      {
        operation: "SimulatePrincipalPolicy",
        denial: { action: permission, resource: user, effect: "unsaid" },
      },
    ),
  );

  test("is told with --no-invoke, with the permission that would let it be asked", () => {
    const results = judge(makePlan(), makeFacts({ ...notInvoked, iamCoverage: refused }));
    expect(resultOf(results, "iam/coverage").found).toMatchObject([
      { code: "iam.not-evaluated", arguments: { permission, principal: user, why: "denied" } },
    ]);
  });

  test("is nothing where the models answered", () => {
    const results = judge(makePlan(), makeFacts({ iamCoverage: refused }));
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "iam/coverage")).toMatchObject({
      status: "unknown",
      proved: expect.stringContaining(permission),
    });
  });

  test("is told of the root user, whom AWS does not simulate", () => {
    const identity = answered({
      arn: "arn:aws:iam::123456789012:root",
      account: "123456789012",
      principalType: "root" as const,
    });
    expect(codesOf(judge(makePlan(), makeFacts({ ...notInvoked, identity })))).toEqual(["iam.not-evaluated"]);
  });
});

describe("reads that the client profits from", () => {
  const list = "bedrock:ListInferenceProfiles";
  const resource = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/*";
  const inferenceProfiles = failed<never>({
    ...denied("because no identity-based policy allows the action", { action: list, resource }),
    operation: "ListInferenceProfiles",
  });
  const starting = { ...makePlan().startUp, listsProfiles: true };
  const [primary, ...others] = makePlan().models;
  if (primary === undefined) throw new Error("no model");

  test("the list matters where a model in use is not pinned", () => {
    const plan = makePlan({ startUp: starting, models: [{ ...primary, pinned: false }, ...others] });
    const results = judge(plan, makeFacts({ inferenceProfiles }));
    expect(resultOf(results, "iam/optional").found).toMatchObject([
      {
        code: "iam.optional-missing",
        arguments: {
          missing: [{ action: list, resource, breaks: "model-choice", models: [primary.resolved] }],
        },
      },
    ]);
  });

  test("with pinned models nothing is said", () => {
    const results = judge(makePlan({ startUp: starting }), makeFacts({ inferenceProfiles }));
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "iam/optional").status).toBe("pass");
  });

  test("a list without an answer is no denial", () => {
    const plan = makePlan({ startUp: starting, models: [{ ...primary, pinned: false }, ...others] });
    const silent = failed<never>(silence("response-timed-out", "ETIMEDOUT"));
    const results = judge(plan, makeFacts({ inferenceProfiles: silent }));
    expect(resultOf(results, "iam/optional")).toMatchObject({ status: "unknown", found: [] });
  });

  test("the right to count tokens alone is nothing to warn of", () => {
    const count = { action: "bedrock:CountTokens", required: false, decision: "implicit-deny" as const };
    expect(codesOf(judge(makePlan(), makeFacts({ iamCoverage: simulated(count) })))).toEqual([]);
    const get = { ...count, action: "bedrock:GetInferenceProfile" };
    expect(codesOf(judge(makePlan(), makeFacts({ iamCoverage: simulated(count, get) })))).toEqual([
      "iam.optional-missing",
    ]);
  });
});
