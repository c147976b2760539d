import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import type { FindingArguments, RemedyContext } from "../../src/diagnosis/types.js";
import { makePlan } from "../checks/situation.js";

const model = "us.anthropic.claude-sonnet-4-6";
const main = { model, roles: ["primary"], route: "invoke" as const, region: "us-east-1" };
const small = { ...main, roles: ["background"] };
const context: RemedyContext = {
  plan: makePlan({
    credentials: { kind: "profile-static", source: 'profile "work"', profile: "work", others: [] },
  }),
  identity: { arn: "arn:aws:iam::123456789012:user/dev", account: "123456789012", principalType: "user" },
  profiles: null,
};

describe("which model fails, and when, is said", () => {
  const entry = catalogue["model.payment-instrument"];
  test.each([
    [
      "the main model",
      [main],
      "has no valid payment method for us.anthropic.claude-sonnet-4-6",
      /^Every request/,
    ],
    [
      "the background model",
      [small],
      "used in the background",
      /^Claude Code starts, and fails when it uses/,
    ],
    [
      "subagents",
      [{ ...main, roles: ["subagent"] }],
      "used by subagents",
      /^Claude Code starts, and its subagents/,
    ],
  ])("%s", (_, models, title, why) => {
    expect(entry.title({ models })).toContain(title);
    expect(entry.why({ models }, context)).toMatch(why);
  });

  test("only what the main model meets is what the client shows", () => {
    expect(entry.clientShows?.({ models: [main] }, context)).toContain("enable this model for your account");
    expect(entry.clientShows?.({ models: [small] }, context)).toBeUndefined();
  });
});

test("what may be missing of AWS Marketplace is one statement, for calls that Bedrock makes", () => {
  const args: FindingArguments["model.marketplace-denied"] = {
    models: [main, { ...small, route: "mantle" }],
    actions: ["aws-marketplace:Subscribe"],
  };
  expect(catalogue["model.marketplace-denied"].remedy(args, context).policy?.Statement).toEqual([
    {
      Sid: "AllowMarketplaceSubscription",
      Effect: "Allow",
      Action: ["aws-marketplace:Subscribe"],
      Resource: "*",
      Condition: {
        StringEquals: { "aws:CalledViaLast": ["bedrock.amazonaws.com", "bedrock-mantle.amazonaws.com"] },
      },
    },
  ]);
});

test("the command for data retention is for the region and the profile in use", () => {
  const args = { models: [main], mode: "default", accountMode: null, allowed: ["aws_review"] };
  const { commands, steps } = catalogue["model.data-retention"].remedy(args, context);
  expect(commands).toEqual([
    "aws bedrock put-account-data-retention --mode aws_review --region us-east-1 --profile work",
  ]);
  expect(steps.join(" ")).toContain("123456789012");
});

test("what only a person can do comes with a text to send that names the account", () => {
  const hold = { models: [main], text: "Operation not allowed", answered: [] };
  const all = [
    catalogue["model.payment-instrument"].remedy({ models: [main] }, context),
    catalogue["model.agreement-pending"].remedy({ models: [main], told: "refusal" }, context),
    catalogue["model.account-hold"].remedy(hold, context),
  ];
  for (const { steps } of all) {
    expect(steps.find((one) => one.startsWith('To send: "'))).toContain("123456789012");
  }
});

test("a model that ends is named with its date and what comes after it", () => {
  const life = {
    ...main,
    requested: model,
    suggestion: "us.anthropic.claude-sonnet-5-5",
    told: "AWS" as const,
    endOfLife: "2027-01-08T00:00:00.000Z",
  };
  const { title, why, expected } = catalogue["model.legacy"];
  expect(title({ models: [life] })).toBe("Sonnet 4.6 is legacy on Amazon Bedrock and ends on 2027-01-08");
  expect(why({ models: [life] }, context)).toContain("From 2027-01-08 on: every request to the main model");
  expect(expected({ models: [life] }, context)).toContain("us.anthropic.claude-sonnet-5-5");
});

test("a saving is claimed only where the price is known", () => {
  const tried = { model, roles: ["primary"], readTokens: 900, ofTokens: 1000 };
  const { measured } = catalogue["caching.verified"];
  expect(measured({ models: [{ ...tried, saving: 0.81 }] }, context)).toBe(
    `${model}: 900 of 1000 input tokens read from the cache, which saves 81 % of their price`,
  );
  expect(measured({ models: [{ ...tried, saving: null }] }, context)).not.toContain("saves");
});
