import { describe, expect, test } from "vitest";
import type { Facts, ModelAccessEntry } from "../../src/facts/types.js";
import {
  answered,
  backgroundProbe,
  codesOf,
  failedProbe,
  judge,
  makeFacts,
  makePlan,
  notNeeded,
  probe,
  refusal,
  resultOf,
  switchedOff,
} from "./situation.js";

const sonnet = "us.anthropic.claude-sonnet-4-6";

function refused(status: number, code: string, message: string): Facts {
  return makeFacts({
    invocation: answered({
      probes: [failedProbe(refusal(status, code, message)), probe(backgroundProbe)],
    }),
  });
}

const marketplace =
  "Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details.";
const denied = "AccessDeniedException";

describe("what AWS says of the account", () => {
  test.each<[string, string, number, string, string]>([
    ["marketplace", "model.marketplace-denied", 403, denied, marketplace],
    [
      "marketplace, in the shorter form",
      "model.marketplace-denied",
      403,
      denied,
      "Model access is denied due to User: arn:aws:iam::123456789012:user/dev is not authorized to perform: aws-marketplace:ViewSubscriptions on resource: *",
    ],
    [
      "payment",
      "model.payment-instrument",
      403,
      denied,
      "Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided.. Your AWS Marketplace subscription for this model cannot be completed at this time.",
    ],
    [
      "pending",
      "model.agreement-pending",
      403,
      denied,
      "Your account is not authorized to access this model. Your AWS Marketplace subscription for this model is still being processed",
    ],
    ["pending, by its name", "model.agreement-pending", 403, "MPAgreementBeingCreated", "Try again."],
    ["hold", "model.account-hold", 400, "ValidationException", "Operation not allowed"],
    ["hold, with 404", "model.account-hold", 404, "ResourceNotFoundException", "Operation not allowed"],
    [
      "hold, in other words",
      "model.account-hold",
      400,
      "ValidationException",
      "Your account is not authorized to perform this action. Please create a support case with AWS.",
    ],
    ["hold, by its name", "model.account-hold", 403, "BadCScoreException", "Not authorised."],
    [
      "retention",
      "model.data-retention",
      400,
      "ValidationException",
      "data retention mode 'default' is not available for this model",
    ],
  ])("%s", (_, expected, status, code, message) => {
    const results = judge(makePlan(), refused(status, code, message));
    expect(codesOf(results)).toEqual([expected]);
    expect(resultOf(results, "models/access")).toMatchObject({ status: "blocked", blockedBy: [expected] });
  });

  test("the actions are those that AWS names", () => {
    const text =
      "Model access is denied due to User: x is not authorized to perform: aws-marketplace:Subscribe on resource: *";
    const [found] = resultOf(judge(makePlan(), refused(403, denied, text)), "models/marketplace").found;
    expect(found?.arguments).toMatchObject({ actions: ["aws-marketplace:Subscribe"] });
  });

  test("a hold names what answers all the same", () => {
    const results = judge(makePlan(), refused(400, "ValidationException", "Operation not allowed"));
    expect(resultOf(results, "models/account").found[0]?.arguments).toMatchObject({
      text: "Operation not allowed",
      answered: [backgroundProbe.model],
    });
  });

  test("a mode names those that the model takes, and the account's own where it was read", () => {
    const fable = "us.anthropic.claude-fable-5";
    const plan = makePlan();
    const models = plan.models.map((one) => (one.role === "primary" ? { ...one, resolved: fable } : one));
    const text = "data retention mode 'default' is not available for this model";
    const failure = refusal(400, "ValidationException", text);
    const facts = makeFacts({
      invocation: answered({ probes: [failedProbe(failure, { model: fable }), probe(backgroundProbe)] }),
      dataRetention: answered({ mode: "inherit" }),
    });
    const [found] = resultOf(judge({ ...plan, models }, facts), "models/data-retention").found;
    expect(found?.arguments).toMatchObject({
      mode: "default",
      accountMode: "inherit",
      allowed: ["provider_data_share"],
    });
  });
});

describe("--no-invoke: what the free calls alone tell", () => {
  function told(entry: Partial<ModelAccessEntry>): Facts {
    const model = "anthropic.claude-sonnet-4-6";
    const all = { agreement: "AVAILABLE", authorization: "AUTHORIZED", entitlement: "AVAILABLE" };
    return makeFacts({
      invocation: switchedOff("--no-invoke"),
      mantle: notNeeded(),
      modelAccess: answered({ models: [{ model, state: "answered", ...all, ...entry }] }),
    });
  }

  test.each<[Partial<ModelAccessEntry>, string[]]>([
    [{}, []],
    [{ agreement: "PENDING" }, ["model.agreement-pending"]],
    [{ agreement: "NOT_AVAILABLE" }, ["model.first-use"]],
    [{ authorization: "NOT_AUTHORIZED" }, ["model.access-denied"]],
    [{ entitlement: "NOT_AVAILABLE" }, ["model.access-denied"]],
  ])("%j", (entry, codes) => {
    const results = judge(makePlan(), told(entry));
    expect(codesOf(results)).toEqual(codes);
    const withModels = results.flatMap((one) => one.found).map((one) => one.arguments);
    for (const args of withModels) expect(args).toMatchObject({ models: [{ model: sonnet }] });
  });

  test.each([
    ["allowed", "may"],
    ["implicit-deny", "may-not"],
    [null, null],
  ] as const)("a first use says whether the caller could make it: %s", (decision, caller) => {
    const action = "aws-marketplace:Subscribe";
    const facts = told({ agreement: "NOT_AVAILABLE" });
    if (decision !== null) {
      const decisions = [{ action, resource: "*", decision, required: false }];
      facts.iamCoverage = answered({ principal: "arn:aws:iam::123456789012:user/dev", decisions });
    }
    const [found] = resultOf(judge(makePlan(), facts), "models/first-use").found;
    expect(found?.arguments).toMatchObject({ option: "--no-invoke", caller });
  });

  test("a model that answered is not judged by what the free calls said before", () => {
    const facts = { ...told({ agreement: "PENDING" }), invocation: makeFacts().invocation };
    expect(codesOf(judge(makePlan(), facts))).toEqual([]);
  });
});

describe("model.unexpected", () => {
  const expecting = (model: string) => judge(makePlan({ expected: { model } }), makeFacts());

  test.each([
    sonnet,
    "anthropic.claude-sonnet-4-6",
    "claude-sonnet-4-6",
    `${sonnet}[1m]`,
    "US.anthropic.claude-sonnet-4-6",
  ])("%s is what is used", (model) => {
    expect(codesOf(expecting(model))).toEqual([]);
    expect(resultOf(expecting(model), "models/expected").status).toBe("pass");
  });

  test.each([
    ["anthropic.claude-sonnet-5", null],
    ["global.anthropic.claude-sonnet-4-6", "global.anthropic.claude-sonnet-4-6"],
    ["us.anthropic.claude-sonnet-4", "us.anthropic.claude-sonnet-4"],
  ])("%s is not", (model, suggestion) => {
    const [found] = resultOf(expecting(model), "models/expected").found;
    expect(found?.code).toBe("model.unexpected");
    expect(found?.arguments).toMatchObject({ expected: model, model: sonnet });
    if (suggestion !== null) expect(found?.arguments).toMatchObject({ suggestion });
  });

  test("without the option there is nothing to hold it against", () => {
    expect(resultOf(judge(makePlan(), makeFacts()), "models/expected").status).toBe("skipped");
  });
});
