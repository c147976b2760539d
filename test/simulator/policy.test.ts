import { describe, expect, test } from "vitest";
import { conditionHolds } from "../../src/simulator/conditions.js";
import { describeDenial, evaluatePolicies, type PolicySet } from "../../src/simulator/policy.js";
import type { PolicyDocumentStatement } from "../../src/simulator/types.js";

const MODEL = "arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-6";
const GLOBAL_MODEL = "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6";
const ACTION = "bedrock:InvokeModelWithResponseStream";
const ALL: PolicyDocumentStatement = { Effect: "Allow", Action: "*", Resource: "*" };

function named(...statements: PolicyDocumentStatement[]) {
  return { name: "p", document: { Statement: statements } };
}

function decide(
  policies: PolicySet | PolicyDocumentStatement[],
  resource = MODEL,
  context: Record<string, string | string[]> = {},
) {
  const set = Array.isArray(policies) ? { identity: [named(...policies)] } : policies;
  const question = { action: ACTION, resource, context };
  const decision = evaluatePolicies(set, question);
  return describeDenial(decision, "arn:aws:iam::123456789012:user/dev", question) ?? "allowed";
}

function refusal(because: string, resource = MODEL): string {
  return `User: arn:aws:iam::123456789012:user/dev is not authorized to perform: ${ACTION} on resource: ${resource} ${because}`;
}

const NO_IDENTITY = `because no identity-based policy allows the ${ACTION} action`;

describe("a statement matches", () => {
  test.each<[string, Partial<PolicyDocumentStatement>, boolean]>([
    ["the action by name", { Action: ACTION, Resource: "*" }, true],
    ["an action in other letters", { Action: "BEDROCK:invokemodelwithresponsestream", Resource: "*" }, true],
    ["an action by *", { Action: "bedrock:Invoke*", Resource: "*" }, true],
    ["an action by ?", { Action: "bedrock:InvokeMode?WithResponseStream", Resource: "*" }, true],
    ["not a longer action", { Action: "bedrock:InvokeModel", Resource: "*" }, false],
    ["not where ? stands for nothing", { Action: `${ACTION}?`, Resource: "*" }, false],
    [
      "not a dot for any character",
      { Action: "bedrock.InvokeModelWithResponseStream", Resource: "*" },
      false,
    ],
    ["all but NotAction", { NotAction: ["iam:*", "sts:*"], Resource: "*" }, true],
    ["not what NotAction names", { NotAction: "bedrock:*", Resource: "*" }, false],
    ["a resource by *", { Action: "*", Resource: "arn:aws:bedrock:*:*:foundation-model/*" }, true],
    ["not a resource in other letters", { Action: "*", Resource: MODEL.toUpperCase() }, false],
    ["not another resource", { Action: "*", Resource: "arn:aws:bedrock:*:*:inference-profile/*" }, false],
    ["all but NotResource", { Action: "*", NotResource: "arn:aws:bedrock:us-east-1::*" }, true],
    ["not what NotResource names", { Action: "*", NotResource: "arn:aws:bedrock:us-east-2::*" }, false],
    ["nothing without an action", { Resource: "*" }, false],
    ["nothing without a resource", { Action: "*" }, false],
  ])("%s", (_name, statement, allowed) => {
    expect(decide([{ Effect: "Allow", ...statement }])).toBe(allowed ? "allowed" : refusal(NO_IDENTITY));
  });

  test("the Region-less ARN of a global profile by *", () => {
    const statement: PolicyDocumentStatement = {
      Effect: "Allow",
      Action: ACTION,
      Resource: "arn:aws:bedrock:*:*:foundation-model/*",
    };
    expect(decide([statement], GLOBAL_MODEL)).toBe("allowed");
    expect(
      decide([{ ...statement, Resource: "arn:aws:bedrock:us-*::foundation-model/*" }], GLOBAL_MODEL),
    ).toBe(refusal(NO_IDENTITY, GLOBAL_MODEL));
  });
});

describe("each kind of policy bounds the caller, and is named in the refusal", () => {
  const deny: PolicyDocumentStatement = { Effect: "Deny", Action: "bedrock:*", Resource: "*" };
  const other: PolicyDocumentStatement = { Effect: "Allow", Action: "s3:*", Resource: "*" };
  const scp = "arn:aws:organizations::111122223333:policy/o-example/service_control_policy/p-example";
  const boundary = "arn:aws:iam::123456789012:policy/boundary";

  test.each<[string, PolicySet, string]>([
    ["no policy", { identity: [] }, NO_IDENTITY],
    [
      "a Deny beside an Allow",
      { identity: [named(ALL, deny)] },
      "with an explicit deny in an identity-based policy",
    ],
    [
      "a Deny in another policy",
      { identity: [named(deny), named(ALL)] },
      "with an explicit deny in an identity-based policy",
    ],
    [
      "a boundary that does not allow",
      { identity: [named(ALL)], boundary: { arn: boundary, ...named(other) } },
      `because no permissions boundary allows the ${ACTION} action`,
    ],
    [
      "a boundary that denies",
      { identity: [named(ALL)], boundary: { arn: boundary, ...named(ALL, deny) } },
      `with an explicit deny in a permissions boundary: ${boundary}`,
    ],
    [
      "a session policy that does not allow",
      { identity: [named(ALL)], session: named(other) },
      `because no session policy allows the ${ACTION} action`,
    ],
    [
      "a session policy that denies",
      { identity: [named(ALL)], session: named(ALL, deny) },
      "with an explicit deny in a session policy",
    ],
    [
      "a service control policy that does not allow",
      { identity: [named(ALL)], serviceControl: [{ arn: scp, ...named(other) }] },
      `because no service control policy allows the ${ACTION} action`,
    ],
    [
      "a service control policy that denies",
      { identity: [named(ALL)], serviceControl: [named(ALL), { arn: scp, ...named(deny) }] },
      `with an explicit deny in a service control policy: ${scp}`,
    ],
    [
      "a resource control policy that denies",
      { identity: [named(ALL)], resourceControl: [named(deny)] },
      "with an explicit deny in a resource control policy",
    ],
    [
      "a VPC endpoint policy that does not allow",
      { identity: [named(ALL)], endpoint: named(other) },
      `because no VPC endpoint policy allows the ${ACTION} action`,
    ],
    [
      "a VPC endpoint policy that denies",
      { identity: [named(ALL)], endpoint: named(ALL, deny) },
      "with an explicit deny in a VPC endpoint policy",
    ],
    [
      "a Deny, even where other kinds merely do not allow",
      { identity: [named(other)], session: named(deny) },
      "with an explicit deny in a session policy",
    ],
  ])("%s", (_name, policies, because) => {
    expect(decide(policies)).toBe(refusal(because));
  });

  test("and all of them allowing is to be allowed", () => {
    const policies = {
      identity: [named(ALL)],
      boundary: named(ALL),
      session: named(ALL),
      serviceControl: [named(ALL)],
      // AWS attaches a resource control policy that allows all: those of a scenario only deny.
      resourceControl: [named({ ...deny, Action: "s3:*" })],
      endpoint: named(ALL),
    };
    expect(decide(policies)).toBe("allowed");
  });

  test("a boundary alone grants nothing", () => {
    expect(decide({ identity: [], boundary: named(ALL) })).toBe(refusal(NO_IDENTITY));
  });
});

describe("a condition holds", () => {
  const profile = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6";
  const context = {
    "aws:RequestedRegion": "us-east-2",
    "bedrock:InferenceProfileArn": profile,
    "aws:CalledVia": ["cloudformation.amazonaws.com", "bedrock.amazonaws.com"],
    "aws:SecureTransport": "true",
  };
  type Case = [string, PolicyDocumentStatement["Condition"], boolean];

  test.each<Case>([
    ["equal", { StringEquals: { "aws:RequestedRegion": ["us-east-1", "us-east-2"] } }, true],
    ["equal, key in other letters", { StringEquals: { "AWS:requestedregion": "us-east-2" } }, true],
    ["equal takes no wildcards", { StringEquals: { "aws:RequestedRegion": "us-*" } }, false],
    ["like", { StringLike: { "aws:RequestedRegion": "us-*" } }, true],
    [
      "not equal to any of the list",
      { StringNotEquals: { "aws:RequestedRegion": ["us-east-1", "us-west-2"] } },
      true,
    ],
    [
      "not equal, but it is one of them",
      { StringNotEquals: { "aws:RequestedRegion": ["us-east-2", "x"] } },
      false,
    ],
    ["not like", { StringNotLike: { "aws:RequestedRegion": "eu-*" } }, true],
    [
      "ArnLike part by part",
      { ArnLike: { "bedrock:InferenceProfileArn": "arn:aws:bedrock:*:*:inference-profile/us.*" } },
      true,
    ],
    [
      "ArnLike, not over a colon",
      { ArnLike: { "bedrock:InferenceProfileArn": "arn:aws:*:inference-profile/us.*" } },
      false,
    ],
    ["ArnEquals", { ArnEquals: { "bedrock:InferenceProfileArn": profile } }, true],
    [
      "ArnNotLike",
      { ArnNotLike: { "bedrock:InferenceProfileArn": "arn:aws:bedrock:*:*:inference-profile/us.*" } },
      false,
    ],
    ["Bool", { Bool: { "aws:SecureTransport": true } }, true],
    ["Null true of an absent key", { Null: { "bedrock:GuardrailIdentifier": "true" } }, true],
    ["Null true of a present key", { Null: { "aws:RequestedRegion": true } }, false],
    ["Null false of a present key", { Null: { "aws:RequestedRegion": "false" } }, true],
    ["equal, of an absent key", { StringEquals: { "bedrock:ServiceTier": "flex" } }, false],
    ["not equal, of an absent key", { StringNotEquals: { "bedrock:ServiceTier": "flex" } }, true],
    ["equal if exists, of an absent key", { StringEqualsIfExists: { "bedrock:ServiceTier": "flex" } }, true],
    ["equal if exists, of another value", { StringEqualsIfExists: { "aws:RequestedRegion": "x" } }, false],
    ["any value", { "ForAnyValue:StringEquals": { "aws:CalledVia": "bedrock.amazonaws.com" } }, true],
    [
      "all values, one is missing",
      { "ForAllValues:StringEquals": { "aws:CalledVia": "bedrock.amazonaws.com" } },
      false,
    ],
    ["all values", { "ForAllValues:StringLike": { "aws:CalledVia": "*.amazonaws.com" } }, true],
    ["any value, of an absent key", { "ForAnyValue:StringLike": { "bedrock:ServiceTier": "*" } }, false],
    ["all values, of an absent key", { "ForAllValues:StringLike": { "bedrock:ServiceTier": "x" } }, true],
    [
      "only if every operator and key does",
      { StringLike: { "aws:RequestedRegion": "us-*" }, StringEquals: { "aws:RequestedRegion": "us-east-1" } },
      false,
    ],
    ["where there is none", undefined, true],
  ])("%s", (_name, condition, holds) => {
    expect(conditionHolds(condition, context)).toBe(holds);
  });

  test("but never by an operator that is not known", () => {
    expect(() => conditionHolds({ NumericLessThan: { x: "1" } }, context)).toThrow("NumericLessThan");
  });
});
