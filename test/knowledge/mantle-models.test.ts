import { describe, expect, test } from "vitest";
import {
  hasMantleForm,
  isMantleOnly,
  isServedOnMantle,
  mantleFamilyModel,
  mantleIdOf,
  mantleModels,
} from "../../src/knowledge/mantle-models.js";

describe("Mantle's models", () => {
  test("each row has its date and its source, and an ID in Mantle's form", () => {
    for (const row of mantleModels) {
      expect(row.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(row.source).not.toBe("");
      expect(hasMantleForm(row.id), row.id).toBe(true);
    }
  });

  test.each([
    ["anthropic.claude-opus-4-8", true],
    ["anthropic.claude-haiku-4-5", true],
    ["anthropic.claude-opus-4-6-v1", false],
    ["anthropic.claude-haiku-4-5-20251001-v1:0", false],
    ["us.anthropic.claude-opus-4-8", false],
    ["claude-opus-4-8", false],
    ["arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-4-8", false],
  ])("%s has Mantle's form: %s", (id, has) => {
    expect(hasMantleForm(id)).toBe(has);
  });

  test("only an ID that the Invoke API writes differently is Mantle's alone", () => {
    expect(isMantleOnly("anthropic.claude-haiku-4-5")).toBe(true);
    expect(isMantleOnly("anthropic.claude-opus-4-8")).toBe(false);
    expect(isMantleOnly("anthropic.claude-sonnet-4-6")).toBe(false);
    expect(isServedOnMantle("anthropic.claude-sonnet-4-6")).toBe(false);
  });

  test("an ID of unknown standing on the Invoke API is not called Mantle's alone", () => {
    expect(isServedOnMantle("anthropic.claude-mythos-5")).toBe(true);
    expect(isMantleOnly("anthropic.claude-mythos-5")).toBe(false);
  });

  test.each([
    ["us.anthropic.claude-opus-4-8", "anthropic.claude-opus-4-8"],
    ["global.anthropic.claude-haiku-4-5-20251001-v1:0", "anthropic.claude-haiku-4-5"],
    ["arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-5", "anthropic.claude-opus-5"],
    ["claude-haiku-4-5-20251001", "anthropic.claude-haiku-4-5"],
    ["us.anthropic.claude-sonnet-4-6", null],
    ["arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc", null],
  ])("%s is %s on Mantle", (id, expected) => {
    expect(mantleIdOf(id)).toBe(expected);
  });

  test("a family that Mantle serves has a model for every account", () => {
    expect(mantleFamilyModel("us.anthropic.claude-sonnet-4-6")).toBe("anthropic.claude-sonnet-5");
    expect(mantleFamilyModel("amazon.nova-pro-v1:0")).toBeNull();
  });
});
