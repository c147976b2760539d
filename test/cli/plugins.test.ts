/** Plug-ins from the module to the report, in a scenario; that of the documentation is in `test/repository`. */
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/cli/diagnose.js";
import { findModule } from "../../src/cli/plugins/find-module.js";
import { replayReport } from "../../src/cli/replay.js";
import { readSavedReport } from "../../src/cli/saved-report.js";
import { UsageError } from "../../src/cli/usage-error.js";
import type { Plugin, PluginCheck } from "../../src/plugin.js";
import { formatHtml } from "../../src/report/html.js";
import { formatJson } from "../../src/report/json.js";
import { formatJunit } from "../../src/report/junit.js";
import { formatMarkdown } from "../../src/report/markdown.js";
import { formatSarif } from "../../src/report/sarif.js";
import { formatTerminal } from "../../src/report/terminal.js";
import type { Report } from "../../src/report/types.js";
import { compile, readSchema } from "../report/compile-schema.js";

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "bedrock-doctor-plugin-")));
const reportIsValid = compile(readSchema("report.v1.json"));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const bad = {
  severity: "warning" as const,
  title: "It is bad",
  why: "It costs.",
  remedy: { summary: "Make it good.", commands: ["make good"] },
};
const good = { kind: "proved" as const, proved: "It is good." };
const checkOf = (run: PluginCheck["run"], changes: Partial<PluginCheck> = {}): PluginCheck => ({
  ...{ id: "one", title: "All is good", codes: { bad }, needs: ["plan"], run },
  ...changes,
});
const acme = (...checks: PluginCheck[]): Plugin => ({ name: "acme", checks });
const finding = { code: "bad", measured: "m", expected: "e" };
const foundBad = () => ({ kind: "found" as const, found: [finding] });
const offline = { simulate: "healthy", offline: true } as const;

async function run(plugin: Plugin | string, options: Parameters<typeof diagnose>[0] = {}) {
  const report = await diagnose({ ...offline, plugins: [plugin], ...options });
  expect(reportIsValid(report)).toBe(true);
  const checks = report.checks.filter(({ area }) => area === "plugin");
  const findings = report.findings.filter(({ check }) => checks.some(({ id }) => id === check));
  return { report, checks, findings };
}

describe("a plug-in", () => {
  test("passes and is listed behind the others; a run without one has none of it", async () => {
    const { checks, findings, report } = await run(acme(checkOf(async () => good)));
    expect(checks).toMatchObject([{ id: "acme/one", status: "pass", proved: "It is good." }]);
    expect(findings).toEqual([]);
    expect(report.checks.at(-1)?.id).toBe("acme/one");
    expect((await diagnose(offline)).checks.some(({ area }) => area === "plugin")).toBe(false);
  });

  test("finds under its own code, in its own words", async () => {
    const docs = "https://wiki.example/bad";
    const { findings, checks } = await run(acme(checkOf(foundBad, { codes: { bad: { ...bad, docs } } })));
    expect(checks).toMatchObject([{ status: "warn", findings: ["acme.bad"] }]);
    expect(findings).toMatchObject([
      {
        ...{ code: "acme.bad", severity: "warning", check: "acme/one", title: "It is bad", why: "It costs." },
        ...{ measured: "m", expected: "e", docs, cause: false },
        remedy: { summary: "Make it good.", steps: [], commands: ["make good"], links: [] },
      },
    ]);
  });

  test("is blocked by what took its fact away, and is left out by --skip", async () => {
    const needs = ["identity"] as const;
    const never = checkOf(() => good, { needs, required: false });
    const denied = await run(acme(never), { simulate: "credentials-expired", offline: false });
    expect(denied.checks).toMatchObject([{ status: "blocked", blockedBy: ["credentials.expired"] }]);
    const skipped = await run(acme(checkOf(foundBad)), { skip: ["acme.bad"] });
    expect(skipped.checks).toMatchObject([{ status: "skipped" }]);
    await expect(diagnose({ ...offline, skip: ["acme.bad"] })).rejects.toThrow(UsageError);
  });

  test("gets a copy without secrets, and what it says passes the redaction", async () => {
    const key = "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t";
    let given = "";
    const curious = checkOf(({ plan }) => {
      given = JSON.stringify(plan);
      plan.models.length = 0;
      return { kind: "found", found: [{ ...finding, measured: `the key is ${key}` }] };
    });
    const { report, findings } = await run(acme(curious), { simulate: "healthy-api-key" });
    expect(given).toContain("us-east-1");
    expect(given).not.toMatch(/ABSK[A-Za-z0-9]{16}/);
    expect(report.plan.models).not.toEqual([]);
    expect(findings[0]?.measured).toMatch(/^the key is <secret:\d+>$/);
  });
});

describe("a broken plug-in is one finding, and the rest goes on:", () => {
  const circle: { code: string; measured: string; expected: string; self?: unknown } = { ...finding };
  circle.self = circle;
  test.each<[string, PluginCheck["run"], RegExp]>([
    ["it throws", () => Promise.reject(new Error("boom")), /^boom$/],
    [
      "it throws at once",
      () => {
        throw new Error("bang");
      },
      /^bang$/,
    ],
    ["it says nothing", () => undefined as never, /^it returned no outcome$/],
    ["it finds what is not its own", () => ({ kind: "found", found: [{ ...finding, code: "x" }] }), /"x"/],
    ["it leads in a circle", () => ({ kind: "found", found: [circle] }), /circular/i],
    ["it takes too long", () => new Promise(() => {}), /^it did not end within 0\.3 s$/],
  ])("%s", async (_, broken, message) => {
    const plugin = acme(
      checkOf(broken),
      checkOf(() => good, { id: "two", codes: { other: bad } }),
    );
    const { checks, findings, report } = await run(plugin, { timeout: 0.3 });
    expect(checks.map(({ status }) => status)).toEqual(["crashed", "pass"]);
    expect(findings).toMatchObject([{ code: "doctor.check-crashed", check: "acme/one" }]);
    expect(findings[0]?.measured).toMatch(message);
    expect(findings[0]?.why).toContain("a defect of the plug-in");
    expect(report.checks.filter(({ status }) => status === "crashed")).toHaveLength(1);
  });

  test("two of its checks crash", async () => {
    const crash = () => Promise.reject(new Error("boom"));
    const { checks, findings } = await run(
      acme(checkOf(crash), checkOf(crash, { id: "two", codes: { other: bad } })),
    );
    expect(checks.map(({ status }) => status)).toEqual(["crashed", "crashed"]);
    expect(findings.map(({ measured }) => measured)).toEqual(["boom; acme/two failed too"]);
  });

  test("it throws while it is loaded, and a configuration may still name its codes", async () => {
    const file = write("throws.mjs", 'throw new Error("no such day");');
    const config = write(
      "broken.json",
      JSON.stringify({ plugins: ["./throws.mjs"], severity: { "acme.bad": "info" } }),
    );
    for (const options of [{}, { config, plugins: [] }]) {
      const { findings, checks } = await run(file, options);
      expect(checks).toMatchObject([{ id: "plugin/throws", status: "crashed" }]);
      expect(findings).toMatchObject([{ measured: "it cannot be loaded: no such day" }]);
    }
  });

  test("it has the wrong shape", async () => {
    const file = write("shape.mjs", 'export default { name: "acme", checks: [{ id: "one" }] };');
    expect((await run(file)).findings).toMatchObject([{ measured: "acme/one: title is no text" }]);
  });
});

describe("replay", () => {
  test("runs plug-ins over a saved report, and the same facts give the same finding", async () => {
    const { report } = await run(acme(checkOf(foundBad)));
    const file = write("saved.json", formatJson(report));
    const options = { format: "json", failOn: "error", embedded: true } as const;
    const replayed = await replayReport(file, readSavedReport(file), {
      ...options,
      plugin: [acme(checkOf(foundBad))],
    });
    expect(replayed.findings).toEqual(report.findings);
    const without = await replayReport(file, readSavedReport(file), options);
    expect(without.findings.some(({ code }) => String(code) === "acme.bad")).toBe(false);
  });
});

describe("every format", () => {
  test.each<[string, (report: Report) => string]>([
    [
      "terminal",
      (report) =>
        formatTerminal(report, { width: 80, colour: 0, ascii: true, verbose: false, hyperlinks: false }),
    ],
    ["Markdown", (report) => formatMarkdown(report)],
    ["JUnit", formatJunit],
    ["SARIF", (report) => formatSarif(report, "/")],
    ["HTML", formatHtml],
  ])("%s shows the finding of a plug-in", async (_, format) => {
    const { report } = await run(acme(checkOf(foundBad)));
    expect(format(report)).toContain("acme.bad");
  });
});

describe("a module", () => {
  const source = (name: string) =>
    `console.log("printed"); export default { name: "${name}", checks: [{ id: "one", title: "t", codes: { bad: { severity: "info", title: "t", why: "w", remedy: { summary: "s" } } }, run: () => ({ kind: "found", found: [{ code: "bad", measured: "m", expected: "e" }] }) }] };`;

  test("is listed by a configuration that is named, from its folder; its codes are known there", async () => {
    write("rules/own.mjs", source("own"));
    const config = write(
      "rules/acme.json",
      JSON.stringify({ plugins: ["./own.mjs"], ignore: [{ code: "own.bad", reason: "known" }] }),
    );
    const { report } = await run("./unused", { config, plugins: [] });
    expect(report.suppressed).toMatchObject([{ code: "own.bad", reason: "known" }]);
  });

  test("is found as a path or as an installed package, by the conditions of an import", () => {
    const file = write("own.mjs", source("own"));
    const main = write("node_modules/plain/lib/main.js", "");
    write("node_modules/plain/package.json", '{ "main": "lib/main" }');
    const entry = write("node_modules/@acme/rules/dist/index.mjs", "");
    const exported = { ".": { types: "./x.d.ts", import: "./dist/index.mjs" }, "./more": "./dist/index.mjs" };
    write("node_modules/@acme/rules/package.json", JSON.stringify({ exports: exported }));
    const below = path.join(folder, "below");
    expect(findModule("./own.mjs", folder, "--plugin")).toBe(file);
    expect(findModule(file, below, "--plugin")).toBe(file);
    expect(findModule("plain", below, "--plugin")).toBe(main);
    expect(findModule("@acme/rules", below, "--plugin")).toBe(entry);
    expect(findModule("@acme/rules/more", below, "--plugin")).toBe(entry);
    expect(() => findModule("@acme/rules/less", below, "--plugin")).toThrow(/no such package/);
  });

  test.each<[string, () => string, RegExp]>([
    [
      "is not there",
      () => "./absent.mjs",
      /^--plugin names the plug-in \.\/absent\.mjs, and there is no file \//,
    ],
    ["is no installed package", () => "absent-package", /no such package is installed for/],
    [
      "is no plug-in",
      () => write("none.mjs", "export const x = 1;"),
      /which is no plug-in: its default export/,
    ],
  ])("that %s is a fault of the command line", async (_, name, sentence) => {
    const tried = diagnose({ ...offline, plugins: [name()] });
    await expect(tried).rejects.toThrow(UsageError);
    await expect(tried).rejects.toThrow(sentence);
  });

  test("may not have the name of another", async () => {
    const plugins = [write("a.mjs", source("twin")), write("b.mjs", source("twin"))];
    await expect(diagnose({ ...offline, plugins })).rejects.toThrow("two plug-ins have the name twin");
  });
});
