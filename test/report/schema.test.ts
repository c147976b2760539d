import { describe, expect, it } from "vitest";
import { formatJson } from "../../src/report/json.js";
import type { Report } from "../../src/report/types.js";
import { closed, compile, type Json, readSchema } from "./compile-schema.js";
import { regionDefault } from "./findings.js";
import { ALL, oneCause, works } from "./fixtures.js";

const schema = readSchema("report.v1.json");
const validate = compile(schema);
const validateClosed = compile(closed(schema));

function parsed(report: Report): Json {
  return JSON.parse(formatJson(report)) as Json;
}

describe("schema/report.v1.json", () => {
  it.each(Object.entries(ALL))("accepts the report %s", (_name, report) => {
    validate(parsed(report));
    expect(validate.errors).toBeNull();
  });

  it.each(Object.entries(ALL))("describes every field of the report %s", (_name, report) => {
    validateClosed(parsed(report));
    expect(validateClosed.errors).toBeNull();
  });

  it("accepts suppressed findings with their reason only", () => {
    const suppressed = [{ ...regionDefault, reason: "us-east-1 is meant" }];
    expect(validate(parsed({ ...works, suppressed }))).toBe(true);
    expect(validate({ ...parsed(works), suppressed: [regionDefault] })).toBe(false);
  });

  it("accepts fields that a later release adds", () => {
    expect(validate({ ...parsed(works), later: 1 })).toBe(true);
  });

  it.each(Object.keys(works).filter((key) => key !== "$schema"))("refuses a report without %s", (key) => {
    const { [key]: _, ...rest } = parsed(works);
    expect(validate(rest)).toBe(false);
  });

  const [first] = oneCause.findings;
  it.each<[string, Json]>([
    ["another version", { schemaVersion: 2 }],
    ["a verdict that does not exist", { verdict: "ok" }],
    ["an exit code that does not exist", { exitCode: 4 }],
    ["a local time", { generatedAt: "2026-11-20T09:00:00+01:00" }],
    ["no time at all", { generatedAt: "yesterdayZ" }],
    [
      "a finding without a remedy",
      { findings: [{ ...first, remedy: undefined }].map((f) => JSON.parse(JSON.stringify(f))) },
    ],
    ["a finding whose code has no area", { findings: [{ ...first, code: "denied" }] }],
    [
      "an answered fact without a value",
      { facts: { identity: { state: "answered", askedAt: works.generatedAt, durationMs: 1 } } },
    ],
    [
      "an identity without an account",
      { facts: { identity: { ...works.facts.identity, value: { arn: "a", principalType: "user" } } } },
    ],
    [
      "a refused fact without a failure",
      { facts: { later: { state: "refused", askedAt: works.generatedAt, durationMs: 1 } } },
    ],
    [
      "a fact that was not asked, at some time",
      { facts: { later: { state: "not-asked", askedAt: works.generatedAt, durationMs: 0 } } },
    ],
    [
      "a remedy that denies",
      {
        findings: [
          {
            ...first,
            remedy: {
              ...first?.remedy,
              policy: {
                Version: "2012-10-17",
                Statement: [{ Effect: "Deny", Action: ["*"], Resource: "*" }],
              },
            },
          },
        ],
      },
    ],
    ["a receipt without a count", { redactions: [{ kind: "secret", token: "<secret:1>" }] }],
  ])("refuses %s", (_name, change) => {
    expect(validate({ ...parsed(oneCause), ...change })).toBe(false);
  });
});

describe("formatJson", () => {
  it("indents by two, ends with a newline and gives back the same report", () => {
    const text = formatJson(works);
    expect(text).toMatch(/^\{\n {2}"\$schema"/);
    expect(text.endsWith("}\n")).toBe(true);
    expect(JSON.parse(text)).toEqual(works);
  });

  it("lets no control character through to a terminal", () => {
    const text = formatJson({
      ...works,
      tool: { name: "bedrock-doctor", version: "\u009b31m\u001b[31m\u007f" },
    });
    expect(text).toContain("\\u009b31m\\u001b[31m\\u007f");
  });
});
