import { describe, expect, test } from "vitest";
import { requiredAccess } from "../../../src/claude-code/required-access.js";
import { checkPolicy } from "../../../src/diagnosis/iam/check-policy.js";
import { matchPattern } from "../../../src/diagnosis/iam/match.js";
import { readPolicy } from "../../../src/diagnosis/iam/policy-document.js";
import { writePolicy } from "../../../src/diagnosis/iam/write-policy.js";
import { makePlan } from "../../checks/situation.js";

const account = "123456789012";
const plan = makePlan();
const needs = requiredAccess(plan, { account, profiles: null });
const stream = "bedrock:InvokeModelWithResponseStream";
const sonnet = `arn:aws:bedrock:us-east-1:${account}:inference-profile/us.anthropic.claude-sonnet-4-6`;
const marketplace = ["aws-marketplace:ViewSubscriptions", "aws-marketplace:Subscribe"];

const invoke = { Effect: "Allow", Action: ["bedrock:InvokeModel*"], Resource: "*" };
const subscribe = { Effect: "Allow", Action: "aws-marketplace:*", Resource: "*" };

/** As a policy writes one. */
const variable = (name: string) => `$\{${name}}`;

function check(...statements: object[]) {
  const policy = readPolicy({ Version: "2012-10-17", Statement: statements });
  if (!policy.ok) throw new Error(policy.fault.message);
  return checkPolicy(policy.statements, needs);
}

const counts = (result: ReturnType<typeof check>) =>
  Object.fromEntries(Object.entries(result.coverage).map(([name, list]) => [name, list.length]));

describe("what a policy covers", () => {
  test("every action on every resource that the plan needs", () => {
    const result = check(invoke, subscribe);
    expect(result.verdict).toBe("sufficient");
    expect(counts(result)).toEqual({ uncovered: 0, denied: 0, conditional: 0, covered: 18 });
    expect(result.coverage.covered).toContainEqual({ action: stream, resource: sonnet });
    expect(result.coverage.covered).toContainEqual({
      action: stream,
      resource: "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-6",
    });
  });

  test("the policy that this tool writes is enough, and needs no more than it says", () => {
    const written = writePolicy(needs);
    const result = check(...written.map((one) => one.statement));
    expect(result.verdict).toBe("sufficient");
    expect(result.coverage.uncovered).toEqual([]);
    expect(result.coverage.conditional.map(({ action }) => action)).toEqual(marketplace);
    for (const left of written.filter(({ need }) => need === "required")) {
      const rest = written.filter((one) => one !== left).map((one) => one.statement);
      expect(check(...rest).verdict).toBe("insufficient");
    }
  });

  test("the documented policy of Claude Code is enough", () => {
    const result = check(
      {
        Effect: "Allow",
        Action: [
          "bedrock:InvokeModel",
          stream,
          "bedrock:ListInferenceProfiles",
          "bedrock:GetInferenceProfile",
        ],
        Resource: ["inference-profile", "application-inference-profile", "foundation-model"].map(
          (type) => `arn:aws:bedrock:*:*:${type}/*`,
        ),
      },
      {
        Effect: "Allow",
        Action: marketplace,
        Resource: "*",
        Condition: { StringEquals: { "aws:CalledViaLast": "bedrock.amazonaws.com" } },
      },
    );
    expect(result.verdict).toBe("sufficient");
    expect(result.coverage.uncovered).toEqual([]);
  });

  test("actions are compared without regard to case, resources are not", () => {
    expect(check({ ...invoke, Action: "BEDROCK:invokemodel*" }, subscribe).verdict).toBe("sufficient");
    const upper = check({ ...invoke, Resource: "ARN:AWS:BEDROCK:*" }, subscribe);
    expect(counts(upper)).toMatchObject({ uncovered: 16, covered: 2 });
  });

  test("one region of a profile is not enough", () => {
    const result = check({ ...invoke, Resource: "arn:aws:bedrock:us-east-1:*" }, subscribe);
    expect(result.verdict).toBe("insufficient");
    expect([...new Set(result.coverage.uncovered.map(({ resource }) => resource.split(":")[3]))]).toEqual([
      "us-east-2",
      "us-west-2",
    ]);
  });

  test("NotAction and NotResource cover what they do not name", () => {
    expect(check({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }).verdict).toBe("sufficient");
    const without = check(
      { Effect: "Allow", NotAction: stream, Resource: "*" },
      { Effect: "Allow", Action: "*", NotResource: "arn:aws:bedrock:*:*:inference-profile/*" },
    );
    expect(without.coverage.uncovered).toEqual([
      { action: stream, resource: sonnet },
      { action: stream, resource: sonnet.replace("sonnet-4-6", "haiku-4-5-20251001-v1:0") },
    ]);
  });

  test("an explicit Deny wins, also by NotAction", () => {
    const denied = check(invoke, subscribe, { Effect: "Deny", Action: stream, Resource: "*" });
    expect(denied.verdict).toBe("insufficient");
    expect(denied.coverage.denied.every(({ action }) => action === stream)).toBe(true);
    expect(denied.coverage.denied).toHaveLength(8);
    const only = check(invoke, subscribe, { Effect: "Deny", NotAction: "aws-marketplace:*", Resource: "*" });
    expect(counts(only)).toMatchObject({ denied: 16, covered: 2 });
  });

  test("what depends on a condition is never covered", () => {
    const mfa = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
    const allowed = check({ ...invoke, Condition: mfa }, subscribe);
    expect(counts(allowed)).toMatchObject({ conditional: 16, covered: 2, uncovered: 0 });
    expect(allowed.verdict).toBe("undecided");
    const denied = check(invoke, subscribe, { ...invoke, Effect: "Deny", Condition: mfa });
    expect(counts(denied)).toMatchObject({ conditional: 16, denied: 0 });
    expect(denied.verdict).toBe("undecided");
    const both = check({ ...invoke, Condition: mfa }, invoke, subscribe);
    expect(both.verdict).toBe("sufficient");
  });

  test("a condition that the request is known to meet or to miss decides the verdict alone", () => {
    const region = (name: string) => ({ StringEquals: { "aws:requestedregion": name } });
    const own = { ...invoke, Resource: sonnet };
    const pair = needs.filter(({ action, resource }) => action === stream && resource === sonnet);
    const verdict = (condition: object) => {
      const policy = readPolicy({ Statement: { ...own, Condition: condition } });
      if (!policy.ok) throw new Error(policy.fault.message);
      return checkPolicy(policy.statements, pair);
    };
    expect(verdict(region("us-east-1"))).toMatchObject({ verdict: "sufficient", coverage: { covered: [] } });
    expect(verdict(region("eu-west-1"))).toMatchObject({ verdict: "undecided", coverage: { covered: [] } });
  });

  test("a Deny for other regions is known not to be met", () => {
    const deny = {
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: { StringNotEquals: { "aws:RequestedRegion": ["us-east-1", "us-east-2", "us-west-2"] } },
    };
    expect(check(invoke, subscribe, deny).verdict).toBe("sufficient");
    const narrow = { ...deny, Condition: { StringNotEquals: { "aws:RequestedRegion": "us-east-1" } } };
    expect(check(invoke, subscribe, narrow).verdict).toBe("undecided");
  });

  test("a policy variable is known only with a request", () => {
    const result = check(
      { ...invoke, Resource: `arn:aws:bedrock:*:${variable("aws:PrincipalAccount")}:*` },
      subscribe,
    );
    expect(result.coverage.conditional).toContainEqual({ action: stream, resource: sonnet });
    expect(result.coverage.covered.some(({ resource }) => resource.includes("inference-profile"))).toBe(
      false,
    );
  });

  test("only the first use lacks AWS Marketplace: that cannot be told from here", () => {
    const result = check(invoke);
    expect(result.coverage.uncovered.map(({ action }) => action)).toEqual(marketplace);
    expect(result.verdict).toBe("undecided");
  });

  test("where the account is not known one account is only a part", () => {
    const open = requiredAccess(plan, { account: null, profiles: null });
    const judge = (Resource: string) => {
      const policy = readPolicy({ Statement: { ...invoke, Resource } });
      if (!policy.ok) throw new Error(policy.fault.message);
      return checkPolicy(policy.statements, open).coverage;
    };
    const resource = sonnet.replace(account, "*");
    expect(judge("arn:aws:bedrock:*:*:inference-profile/*").covered).toContainEqual({
      action: stream,
      resource,
    });
    expect(judge(`arn:aws:bedrock:*:${account}:inference-profile/*`).conditional).toContainEqual({
      action: stream,
      resource,
    });
    expect(judge(`arn:aws:bedrock:eu-west-1:${account}:*`).uncovered).toContainEqual({
      action: stream,
      resource,
    });
  });
});

describe("wildcards", () => {
  test.each([
    ["*", "anything", "all"],
    ["a*c", "abbbc", "all"],
    ["a?c", "abc", "all"],
    ["a?c", "ac", "none"],
    ["a*", "b", "none"],
    ["", "", "all"],
    ["", "a", "none"],
    ["arn:*:x/*", "arn:aws:x/y:z", "all"],
    ["a*", "a*b", "all"],
    ["a?b", "a*b", "some"],
    ["axb", "a*b", "some"],
    ["axc", "a*b", "none"],
    [`a${variable("aws:username")}`, "abc", "some"],
    [`x${variable("aws:username")}`, "abc", "none"],
  ] as const)("%s against %s: %s", (pattern, wanted, expected) => {
    expect(matchPattern(pattern, wanted)).toBe(expected);
  });

  test("a hostile pattern takes no time to speak of", () => {
    expect(matchPattern(`${"*a".repeat(2000)}*b`, "a".repeat(4000))).toBe("none");
  });
});

describe("what is no policy is said so, with its place", () => {
  const statement = { Effect: "Allow", Action: "bedrock:*", Resource: "*" };
  test.each([
    [[], "it is not a policy: a policy is a JSON object", []],
    [{}, "it has no Statement", []],
    [{ Statement: [] }, "its Statement is empty", ["Statement"]],
    [{ Version: "2012-10-18", Statement: statement }, "its Version is none of", ["Version"]],
    [{ Statement: { ...statement, Effect: "allow" } }, "neither Allow nor Deny", ["Statement", "Effect"]],
    [{ Statement: [{ Action: "*", Resource: "*" }] }, "statement 1 has no Effect", ["Statement", "0"]],
    [
      { Statement: { ...statement, NotAction: "s3:*" } },
      "both Action and NotAction",
      ["Statement", "NotAction"],
    ],
    [{ Statement: { ...statement, Principal: "*" } }, "a policy of a resource", ["Statement", "Principal"]],
    [
      { Statement: { Effect: "Allow", Action: "bedrock:*" } },
      "neither Resource nor NotResource",
      ["Statement"],
    ],
    [{ Statement: { ...statement, Action: "InvokeModel" } }, "which is no action", ["Statement", "Action"]],
    [
      { Statement: { ...statement, Action: [1] } },
      "neither a text nor a list of texts",
      ["Statement", "Action"],
    ],
    [
      { Statement: { ...statement, Conditions: {} } },
      'unknown element "Conditions"',
      ["Statement", "Conditions"],
    ],
    [{ Statement: { ...statement, Condition: "x" } }, "is not an object", ["Statement", "Condition"]],
    [{ Statement: "x" }, "is not an object", ["Statement"]],
    [{ PolicyVersion: { Document: {} } }, "within another object", []],
  ])("%j", (document, message, path) => {
    const result = readPolicy(document);
    if (result.ok) throw new Error("it was taken");
    expect(result.fault.message).toContain(message);
    expect(result.fault.path).toEqual(path);
  });

  test("an empty condition is none", () => {
    const result = readPolicy({ Statement: { ...statement, Condition: { StringEquals: {} } } });
    expect(result).toMatchObject({ ok: true, statements: [{ condition: null }] });
  });
});
