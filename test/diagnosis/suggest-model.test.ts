import { describe, expect, test } from "vitest";
import { suggestAtHome, suggestModel } from "../../src/diagnosis/suggest-model.js";
import { PROFILES } from "../../src/simulator/scenarios/catalogue.js";

/** What an account of the scenarios lists in a region. */
function listIn(region: string): string[] {
  return PROFILES.filter((profile) => profile.sources.includes(region)).map((profile) => profile.id);
}

describe("an ID suggested from the account's list", () => {
  test.each([
    ["us.anthropic.claude-sonnet-4-6-v1:0", "us-east-1", "us.anthropic.claude-sonnet-4-6"],
    ["claude-sonnet-4-5", "us-east-1", "us.anthropic.claude-sonnet-4-5-20250929-v1:0"],
    ["claude-haiku-4-5", "eu-west-1", "eu.anthropic.claude-haiku-4-5-20251001-v1:0"],
    ["us.anthropic.claude-sonet-4-6", "us-east-1", "us.anthropic.claude-sonnet-4-6"],
    ["anthropic.claude-opus-4.8", "us-east-1", "us.anthropic.claude-opus-4-8"],
    ["anthropic.claude-sonnet-4-6", "eu-west-1", "eu.anthropic.claude-sonnet-4-6"],
    ["eu.anthropic.claude-sonnet-4-6", "us-east-1", "us.anthropic.claude-sonnet-4-6"],
    ["apac.anthropic.claude-opus-5-5", "ap-northeast-1", "jp.anthropic.claude-opus-5-5"],
    ["apac.anthropic.claude-opus-5", "ap-northeast-1", "global.anthropic.claude-opus-5"],
    ["global.anthropic.claude-sonnet-4-7", "us-east-1", "global.anthropic.claude-sonnet-4-6"],
    ["us.anthropic.claude-opus-5-1", "us-east-1", "us.anthropic.claude-opus-5-5"],
    ["US.Anthropic.Claude-Opus-4-8", "us-east-1", "us.anthropic.claude-opus-4-8"],
    ["bedrock/us.anthropic.claude-opus-4-8", "us-east-1", "us.anthropic.claude-opus-4-8"],
    ["claude-opus-4-8@20260528", "us-east-1", "us.anthropic.claude-opus-4-8"],
    ["claude-4-6-sonnet", "us-east-1", "us.anthropic.claude-sonnet-4-6"],
    ["opus-4-8", "us-east-1", "us.anthropic.claude-opus-4-8"],
    [
      "us.anthropic.claude-3-7-sonnet-20250219-v1:0",
      "us-east-1",
      "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    ],
    [
      "arn:aws:bedrock:us-west-2:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6",
      "us-east-1",
      "us.anthropic.claude-sonnet-4-6",
    ],
  ])("%s in %s is probably %s", (written, region, id) => {
    expect(suggestModel(written, { region, listed: listIn(region) })).toEqual({ id, from: "list" });
  });

  test("keeps [1m] behind the ID", () => {
    const scope = { region: "us-east-1", listed: listIn("us-east-1") };
    expect(suggestModel("us.anthropic.claude-sonnet-4-6-v1:0[1m]", scope)?.id).toBe(
      "us.anthropic.claude-sonnet-4-6[1m]",
    );
    expect(suggestModel("claude-sonet-4-6[1M]", scope)?.id).toBe("us.anthropic.claude-sonnet-4-6[1m]");
  });

  test("never names the ID that was refused", () => {
    const id = "us.anthropic.claude-sonnet-4-6";
    expect(suggestModel(id, { region: "us-east-1", listed: [id] })?.id).not.toBe(id);
  });

  test.each([
    "gpt-4o",
    "us.amazon.nova-pro-v1:0",
    "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc",
  ])("%s resembles nothing", (written) => {
    expect(suggestModel(written, { region: "us-east-1", listed: listIn("us-east-1") })).toBeNull();
  });
});

describe("where the list is unknown", () => {
  test.each([
    ["apac.anthropic.claude-opus-5-5", "ap-northeast-1", "jp.anthropic.claude-opus-5-5"],
    ["apac.anthropic.claude-opus-5-5", "ap-southeast-2", "au.anthropic.claude-opus-5-5"],
    ["apac.anthropic.claude-sonnet-5-5", "ap-northeast-1", "global.anthropic.claude-sonnet-5-5"],
    [
      "apac.anthropic.claude-haiku-4-5-20251001-v1:0",
      "ap-south-1",
      "in.anthropic.claude-haiku-4-5-20251001-v1:0",
    ],
    ["eu.anthropic.claude-sonnet-4-6", "us-west-2", "us.anthropic.claude-sonnet-4-6"],
    ["us.anthropic.claude-sonnet-4-6", "sa-east-1", "global.anthropic.claude-sonnet-4-6"],
  ])("%s in %s is derived as %s, and says so", (written, region, id) => {
    expect(suggestModel(written, { region, listed: null })).toEqual({ id, from: "table" });
  });
});

describe("a profile of the region's own geography", () => {
  test("is that of the same model where there is one", () => {
    expect(
      suggestAtHome("global.anthropic.claude-opus-5-5", {
        region: "ap-northeast-1",
        listed: listIn("ap-northeast-1"),
      })?.id,
    ).toBe("jp.anthropic.claude-opus-5-5");
  });

  test("else that of the next older one of the family", () => {
    expect(
      suggestAtHome("global.anthropic.claude-opus-5", {
        region: "ap-northeast-1",
        listed: listIn("ap-northeast-1"),
      })?.id,
    ).toBe("jp.anthropic.claude-opus-4-8");
  });

  test("and none where the region has none", () => {
    expect(suggestAtHome("global.anthropic.claude-opus-5", { region: "sa-east-1", listed: null })).toBeNull();
  });
});
