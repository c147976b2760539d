import { describe, expect, it } from "vitest";
import { describeVariable, soundsSecret, variables } from "../../src/knowledge/variables.js";

describe("the table of variables", () => {
  it("has each name once, with a date and a source", () => {
    const names = variables.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const { asOf, source } of variables) {
      expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(source.length).toBeGreaterThan(10);
    }
  });

  it("has no harmless variable that picks something", () => {
    expect(variables.filter(({ harmless, picks }) => harmless && picks !== null)).toEqual([]);
    expect(variables.filter(({ harmless }) => harmless)).toHaveLength(40);
  });

  it.each([
    ["ANTHROPIC_BEDROCK_BASE_URL", "host"],
    ["AWS_ENDPOINT_URL_SOME_NEW_SERVICE", "host"],
    ["AWS_CONFIG_FILE", "file"],
    ["HTTPS_PROXY", "proxy"],
    ["https_proxy", "proxy"],
    ["NODE_EXTRA_CA_CERTS", "trust-root"],
    ["PATH", "executable"],
    ["AWS_REGION", null],
    ["AWS_PROFILE", null],
    ["NEVER_HEARD_OF", null],
  ] as const)("says what %s picks: %s", (name, picks) => {
    expect(describeVariable(name).picks).toBe(picks);
  });

  it("gives an unknown name the note of the trust dialog, and caution by its sound", () => {
    expect(describeVariable("NEVER_HEARD_OF")).toMatchObject({ harmless: false, secret: false });
    expect(describeVariable("SOME_TOKEN")).toMatchObject({ harmless: false, secret: true });
    expect(soundsSecret("SOME_TOKEN_FILE")).toBe(false);
  });
});
