import { describe, expect, test } from "vitest";
import { awsCliCommands } from "../../src/knowledge/aws-cli.js";
import { bedrockGaps } from "../../src/knowledge/bedrock-gaps.js";
import { clientDefects } from "../../src/knowledge/client-defects.js";
import { commandSettings } from "../../src/knowledge/client-rules.js";
import { leftOutRules } from "../../src/knowledge/left-out.js";
import { findLookAlike, lookAlikes } from "../../src/knowledge/look-alikes.js";
import { isRetried } from "../../src/knowledge/silent-retries.js";
import { describeVariable, isKnownVariable } from "../../src/knowledge/variables.js";
import { compareVersions } from "../../src/knowledge/versions.js";

describe("rows about the set-up", () => {
  test("say as of when they hold and where they come from", () => {
    const rows = [...awsCliCommands, ...bedrockGaps, ...clientDefects, ...leftOutRules, ...lookAlikes];
    for (const row of rows) {
      expect(row.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(row.source.length).toBeGreaterThan(10);
    }
  });

  test("a defect that is gone is gone in a later release than the last that has it", () => {
    for (const { until, fixedIn, effect } of clientDefects) {
      expect(until === undefined, effect).toBe(fixedIn === undefined);
      if (until !== undefined && fixedIn !== undefined)
        expect(compareVersions(fixedIn, until)).toBeGreaterThan(0);
    }
  });

  test("a project's file is only asked to be trusted for what picks something", () => {
    for (const key of leftOutRules.flatMap((rule) => rule.keys)) {
      const needsTrust = describeVariable(key).picks !== null || key === "AWS_PROFILE";
      expect(needsTrust || commandSettings.names.includes(key), key).toBe(true);
    }
  });
});

describe("look-alikes", () => {
  test.each(lookAlikes.map((one) => [one.name, one.meant] as const))(
    "%s stands for %s, which is read",
    (_, meant) => {
      expect(isKnownVariable(meant)).toBe(true);
      expect(findLookAlike(meant)).toBeNull();
    },
  );

  test.each([
    ["AWS_REGON", "AWS_REGION"],
    ["AWS_REGIONS", "AWS_REGION"],
    ["AWS_REIGON", "AWS_REGION"],
    ["CLAUDE_CODE_USE_BEDROCKS", "CLAUDE_CODE_USE_BEDROCK"],
    ["ANTHROPIC_DEFAULT_SONET_MODEL", "ANTHROPIC_DEFAULT_SONNET_MODEL"],
  ])("%s is one slip away from %s", (name, meant) => {
    expect(findLookAlike(name)?.meant).toBe(meant);
  });

  test.each([
    "AWS_REGION",
    "AWS_PAGER",
    "AWS_VAULT",
    "AWS_SDK_UA_APP_ID",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_NAME",
    "ANTHROPIC_LOG",
    "CLAUDE_CODE_ENTRYPOINT",
    "CLAUDE_CODE_SSE_PORT",
    "CLAUDECODE",
    "REGION",
    "https_proxy",
  ])("%s is somebody's own and mistaken for nothing", (name) => {
    expect(findLookAlike(name)).toBeNull();
  });
});

describe("retries without a word", () => {
  test.each([
    ["credentials-refused", "2.1.170", true],
    ["credentials-refused", "2.1.328", true],
    ["not-authorised", "2.1.281", true],
    ["not-authorised", "2.1.285", false],
    ["no-model-access", "2.1.170", true],
    ["no-model-access", "2.1.280", false],
    ["no-credentials", "2.1.205", true],
    ["no-credentials", "2.1.207", false],
  ] as const)("%s in %s: %s", (failure, version, expected) => {
    expect(isRetried(failure, version)).toBe(expected);
  });
});
