import { describe, expect, test } from "vitest";
import { parseDenial } from "../../src/aws/denial.js";

const ARN = "arn:aws:sts::123456789012:assumed-role/dev/me";
const ACTION = "bedrock:InvokeModelWithResponseStream";
const RESOURCE = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6";
const START = `User: ${ARN} is not authorized to perform: ${ACTION} on resource: ${RESOURCE}`;

describe("a denial names who, what and which resource", () => {
  test.each([
    ["because no identity-based policy allows the X action", "implicit", "identity-based policy"],
    ["because no session policy allows the X action", "implicit", "session policy"],
    ["because no permissions boundary allows the X action", "implicit", "permissions boundary"],
    ["because no service control policy allows the X action", "implicit", "service control policy"],
    ["because no resource-based policy allows the X action", "implicit", "resource-based policy"],
    ["because no VPC endpoint policy allows the X action", "implicit", "VPC endpoint policy"],
    ["with an explicit deny in an identity-based policy", "explicit", "identity-based policy"],
    ["with an explicit deny in a session policy", "explicit", "session policy"],
    ["with an explicit deny in a permissions boundary", "explicit", "permissions boundary"],
    ["with an explicit deny in a service control policy", "explicit", "service control policy"],
    ["with an explicit deny in a resource control policy", "explicit", "resource control policy"],
    ["with an explicit deny in a VPC endpoint policy", "explicit", "VPC endpoint policy"],
  ] as const)("%s", (ending, effect, policyType) => {
    expect(parseDenial(`${START} ${ending}`)).toEqual({
      principal: ARN,
      action: ACTION,
      resource: RESOURCE,
      effect,
      policyType,
    });
  });
});

test("the ARN of the policy that denies is kept, without the sentence's full stop", () => {
  const policy = "arn:aws:organizations::111122223333:policy/o-abc/service_control_policy/p-abc";
  const text = `${START} with an explicit deny in a service control policy: ${policy}.`;
  expect(parseDenial(text)).toMatchObject({ effect: "explicit", policyArn: policy });
});

test("an explicit deny that names no policy is explicit all the same", () => {
  const denial = parseDenial(`${START} with an explicit deny`);
  expect(denial?.effect).toBe("explicit");
  expect(denial?.policyType).toBeUndefined();
});

test("a denial without a reason leaves the effect unsaid", () => {
  expect(parseDenial(START)).toEqual({
    principal: ARN,
    action: ACTION,
    resource: RESOURCE,
    effect: "unsaid",
  });
});

test("a denial without a resource or a principal still names the action", () => {
  expect(parseDenial("is not authorized to perform: bedrock-mantle:CreateInference")).toEqual({
    action: "bedrock-mantle:CreateInference",
    effect: "unsaid",
  });
});

test("a text that is no denial gives none", () => {
  expect(parseDenial("You don't have access to the model with the specified model ID.")).toBeUndefined();
  expect(parseDenial("")).toBeUndefined();
});
