import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findConfiguration } from "../../src/cli/find-configuration.js";
import { readConfiguration, readPluginNames } from "../../src/cli/read-configuration.js";
import { compile, readSchema } from "../report/compile-schema.js";

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "bedrock-doctor-config-")));
const schemaTakes = compile(readSchema("config.v1.json"));

function write(content: unknown): string {
  const file = path.join(folder, "bedrock-doctor.config.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content, null, 2));
  return file;
}

const read = (content: unknown) => readConfiguration(write(content), null, "2026-11-20");

const full = {
  $schema: "https://unpkg.com/bedrock-doctor/schema/config.v1.json",
  ignore: [
    { code: "model.unpinned", reason: " The default is meant. " },
    { check: "caching/enabled", reason: "no caching here", until: "2026-11-19" },
    { area: "mantle", reason: "not yet", until: "2026-11-20" },
  ],
  severity: { "model.leaves-geography": "error" },
  expect: { account: "123456789012", region: "eu-central-1", model: "eu.anthropic.claude-sonnet-4-6" },
};

describe("a configuration", () => {
  test("is read as it is written; an ignore holds through its last day", () => {
    expect(read(full)).toEqual({
      file: path.join(folder, "bedrock-doctor.config.json"),
      ignore: [
        { code: "model.unpinned", reason: "The default is meant.", expired: false },
        { check: "caching/enabled", reason: "no caching here", until: "2026-11-19", expired: true },
        { area: "mantle", reason: "not yet", until: "2026-11-20", expired: false },
      ],
      severity: full.severity,
      expect: full.expect,
    });
    expect(schemaTakes(full)).toBe(true);
  });

  test("may be empty", () => {
    expect(read({})).toMatchObject({ ignore: [], severity: {}, expect: {} });
    expect(schemaTakes({})).toBe(true);
  });

  const ignore = (entry: unknown) => ({ ignore: [{ area: "mantle", reason: "off" }, entry] });
  test.each<[string, unknown, RegExp]>([
    ["no JSON", '{\n  "ignore": [\n  }\n', /config\.json:3:3 is no JSON: a value is missing$/],
    ["a list", [], /config\.json: the configuration is no JSON object/],
    [
      "a key that does not exist",
      { ignores: [] },
      /:2:3: there is no key "ignores" here; did you mean "ignore"\?$/,
    ],
    [
      "plug-ins in a file that was found",
      { plugins: ["./x.js"] },
      /:2:3: plug-ins are loaded only where --config names this file, or --plugin the module$/,
    ],
    ["ignores that are no list", { ignore: {} }, /:2:3: "ignore" is no list of objects$/],
    ["an ignore that is a text", ignore("model.unpinned"), /:7:5: an entry of "ignore" is an object/],
    ["an ignore of nothing", ignore({ reason: "x" }), /:7:5: .* exactly one of "code", "check" and "area"$/],
    ["an ignore of two", ignore({ area: "iam", code: "iam.denied", reason: "x" }), /exactly one of/],
    [
      "a code that does not exist",
      ignore({ code: "model.unpined", reason: "x" }),
      /:8:7: there is no code "model\.unpined"; did you mean "model\.unpinned"\?$/,
    ],
    [
      "an area that does not exist",
      ignore({ area: "x", reason: "x" }),
      /there is no area "x"; there are setup, region/,
    ],
    ["no reason", ignore({ code: "iam.denied" }), /:7:5: "iam\.denied" is ignored without a reason; say why/],
    [
      "an empty reason",
      ignore({ code: "iam.denied", reason: " " }),
      /:9:7: "iam\.denied" is ignored without/,
    ],
    [
      "a date of no calendar",
      ignore({ code: "iam.denied", reason: "x", until: "2026-02-30" }),
      /:10:7: "2026-02-30" is no date/,
    ],
    ["a date in words", ignore({ code: "iam.denied", reason: "x", until: "tomorrow" }), /is no date such as/],
    [
      "another key of an ignore",
      ignore({ code: "iam.denied", reason: "x", unti: "2027-01-01" }),
      /did you mean "until"/,
    ],
    ["a severity of no code", { severity: { "iam.x": "info" } }, /:3:5: there is no code "iam\.x"/],
    [
      "a severity that is none",
      { severity: { "iam.denied": "fatal" } },
      /:3:5: the severity of iam\.denied is none of/,
    ],
    ["severities that are a list", { severity: [] }, /:2:3: "severity" is no object/],
    [
      "an account that is a number",
      { expect: { account: 123456789012 } },
      /:3:5: the expected account is no account ID/,
    ],
    ["an empty region", { expect: { region: "" } }, /the expected region is empty, or no text$/],
    [
      "a name that drives a terminal",
      ignore({ code: "\u001b[2J", reason: "x" }),
      /there is no code "\?\[2J"/,
    ],
  ])("with %s is refused in one sentence", (_name, content, message) => {
    expect(() => read(content)).toThrow(message);
    expect(() => read(content)).toThrow(/^[\x20-\x7e…]*$/);
    const isForTheSchema =
      typeof content !== "string" &&
      !/does not exist|no calendar|of no code|terminal|that was found/.test(_name);
    if (isForTheSchema) expect(schemaTakes(content)).toBe(false);
  });

  test("that is named and is not there, or is a folder, is told by the option", () => {
    const named = (file: string) => () => readConfiguration(file, "--config", "2026-11-20");
    expect(named(path.join(folder, "none"))).toThrow(/^--config names .*none, and there is no such file$/);
    expect(named(folder)).toThrow(/and that is a folder$/);
    expect(named("/dev/zero")).toThrow(/and that is no file$/);
  });
});

describe("the configuration that holds", () => {
  test("is the nearest one upwards; a folder of its name is none", () => {
    const inner = path.join(folder, "a", "b");
    mkdirSync(path.join(inner, "bedrock-doctor.config.json"), { recursive: true });
    const outer = write({});
    expect(findConfiguration(inner)).toBe(outer);
    const nearer = path.join(folder, "a", "bedrock-doctor.config.json");
    writeFileSync(nearer, "{}");
    expect(findConfiguration(inner)).toBe(nearer);
    expect(findConfiguration(path.parse(folder).root)).toBeNull();
  });
});

describe("plug-ins in a configuration that is named", () => {
  test("are given as they are written, and their codes are known", () => {
    const file = write({ plugins: ["./a.mjs", "@acme/rules"] });
    expect(readPluginNames(file, "--config")).toEqual(["./a.mjs", "@acme/rules"]);
    expect(readConfiguration(file, "--config", "2026-11-20")).toMatchObject({ ignore: [] });
    expect(schemaTakes({ plugins: ["./a.mjs"] })).toBe(true);
  });

  test.each([
    [{ plugins: "./a.mjs" }, /:2:3: "plugins" is no list of modules$/],
    [{ plugins: ["./a.mjs", " "] }, /:4:5: the name of a plug-in is no text$/],
  ])("%j is refused", (content, sentence) => {
    expect(() => readPluginNames(write(content), "--config")).toThrow(sentence);
    expect(schemaTakes(content)).toBe(false);
  });
});
