/**
 * Long values of what is taken apart by expressions, and levels without end: what takes the square of
 * a length takes minutes here, and what goes down level by level ends the stack.
 */
import { describe, expect, test } from "vitest";
import { readPolicy } from "../../src/diagnosis/iam/policy-document.js";
import { editDistance } from "../../src/knowledge/edit-distance.js";
import { longAwsFiles, longSettings, TAKEN_APART } from "./long-inputs.js";
import { readAndPlan } from "./machine-targets.js";

const works = {
  CLAUDE_CODE_USE_BEDROCK: "1",
  AWS_REGION: "us-east-1",
  ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-6",
};
const fromSettings = (text = "") =>
  readAndPlan({ environment: works, files: { ".claude/settings.local.json": text } });
const fromConfig = (text = "") => readAndPlan({ environment: works, files: { "~/.aws/config": text } });
/** Many times what it takes on a busy machine. */
const timeout = 5_000;

describe("a value of one piece over and over", () => {
  test.each([...TAKEN_APART, "models"])("%s", { timeout }, (name) => {
    const values = Object.entries(longSettings).filter(([one]) => one.startsWith(`${name} of `));
    expect(values.length).toBeGreaterThan(20);
    for (const [, text] of values) expect(fromSettings(text()).draft.plan.settings).not.toHaveLength(0);
  });
});

test("roles without end are a ring", { timeout }, () => {
  const { plan } = fromConfig(longAwsFiles["a chain of profiles"]?.()).draft;
  expect(plan.credentials.kind).toBe("assume-role");
  expect(plan.credentials.steps?.length).toBeLessThan(200);
});

test("an extra body of a hundred thousand levels is not written again", { timeout }, () => {
  const { draft } = fromSettings(longSettings["a nested extra body"]?.());
  expect(draft.plan.settings).not.toHaveLength(0);
});

/** Found by the long form: 12,666 cases of the settings. */
test.each([
  { env: { CLAUDE_CODE_USE_BEDROCK: { toString: 0 } } },
  { env: { AWS_SECRET_ACCESS_KEY: { toString: 0 } } },
  { permissions: { allow: [{ toString: 0 }] } },
])("a value that JavaScript cannot write: %j", (settings) => {
  expect(fromSettings(JSON.stringify(settings)).draft.plan.settings).not.toHaveLength(0);
});

test("values of a condition that JavaScript cannot write", () => {
  const condition = { StringEquals: { "aws:RequestedRegion": { toString: 0 } } };
  const statement = { Effect: "Allow", Action: "*", Resource: "*", Condition: condition };
  expect(readPolicy({ Statement: statement }).ok).toBe(true);
  expect(readPolicy({ Version: { toString: 0 }, Statement: statement }).ok).toBe(false);
});

test("a text that is no name is as far from every name as can be", { timeout }, () => {
  expect(editDistance("a".repeat(1024 * 1024), "a".repeat(1024 * 1024))).toBe(1024 * 1024);
  expect(editDistance("us-east-1", "us-west-1")).toBe(2);
});
