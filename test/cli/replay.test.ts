import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replayReport } from "../../src/cli/replay.js";
import type { ReplayOptions } from "../../src/cli/run-options.js";
import { readSavedReport } from "../../src/cli/saved-report.js";
import { UsageError } from "../../src/cli/usage-error.js";
import { compareReports } from "../../src/report/compare-reports.js";
import { formatJson } from "../../src/report/json.js";
import { formatTerminal } from "../../src/report/terminal.js";
import type { Report } from "../../src/report/types.js";
import { loadScenario } from "../../src/simulator/index.js";
import { diagnoseScenario } from "../scenarios/diagnose-scenario.js";
import { expectedCodes } from "../scenarios/expected.js";
import { optionsOfScenario } from "../scenarios/run-options.js";

const options: ReplayOptions = { format: "json", failOn: "error" };
const folder = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-replay-"));
const names = Object.keys(expectedCodes);

function save(report: unknown, name = "report.json"): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof report === "string" ? report : formatJson(report as object));
  return file;
}

function replay(report: unknown, changes: Partial<ReplayOptions> = {}): Promise<Report> {
  const file = save(report);
  return replayReport(file, readSavedReport(file), { ...options, ...changes });
}

/** Without the times that differ from run to run. */
function timeless(report: Report): string {
  const checks = report.checks.map((check) => ({ ...check, durationMs: 0 }));
  return formatJson({ ...report, generatedAt: "", checks });
}

async function diagnose(name: string): Promise<Report> {
  const scenario = await loadScenario(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  const timeout = name === "endpoint-silent" ? { timeout: 1 } : {};
  return diagnoseScenario(scenario, { ...optionsOfScenario(name), ...timeout });
}

/** The first scenario of every area, and set-ups that work: each run costs time. */
const chosen = names.filter((name, index) => {
  const areaOf = (one: string) => expectedCodes[one]?.[0]?.split(".")[0] ?? "";
  const area = areaOf(name);
  return area === ""
    ? ["healthy", "healthy-unpinned", "healthy-guardrail"].includes(name)
    : names.findIndex((one) => areaOf(one) === area) === index;
});

describe("replay", () => {
  test.each(chosen)(
    "%s: the same facts give the same report byte for byte, apart from time",
    async (name) => {
      const report = await diagnose(name);
      expect(timeless(await replay(report))).toBe(timeless(report));
      for (const fact of Object.keys(report.facts)) {
        const { [fact as keyof Report["facts"]]: _, ...rest } = report.facts;
        const after = await replay({ ...report, facts: rest });
        expect(
          after.checks.filter(({ status }) => status === "crashed"),
          fact,
        ).toEqual([]);
        if (report.verdict === "fail") expect(after.verdict, fact).not.toBe("pass");
      }
    },
  );

  test("runs today's selection, gate and configuration over the saved facts", async () => {
    const report = await diagnose("on-demand-unsupported");
    const selected = await replay(report, { skip: ["throughput"] });
    expect(selected.findings).toEqual([]);
    expect((await replay(report, { failOn: "never" })).exitCode).toBe(0);
    const config = save({ ignore: [{ area: "throughput", reason: "known" }] }, "config.json");
    const ignored = await replay(report, { config });
    expect(ignored).toMatchObject({ verdict: "pass", exitCode: 0, findings: [] });
    expect(ignored.suppressed.map(({ code, reason }) => [code, reason])).toEqual([
      ["throughput.on-demand-unsupported", "known"],
    ]);
    // The configuration went into the report, so that its own replay is the same.
    expect(timeless(await replay(ignored))).toBe(timeless(ignored));
  });

  test("says what a report lacks, and decides nothing that rests on it", async () => {
    const report = await diagnose("healthy");
    const { identity: _, ...facts } = report.facts;
    const { memory: __, startUp: ___, ...plan } = report.plan;
    const file = save({ ...report, facts, plan });
    const saved = readSavedReport(file);
    expect(saved).toMatchObject({ lacking: ["identity"], lackingPlan: ["startUp", "memory"] });
    const after = await replayReport(file, saved, options);
    const statusOf = (id: string) => after.checks.find((check) => check.id === id);
    expect(statusOf("models/access-memory")).toMatchObject({
      status: "unknown",
      proved: "The saved report's plan holds no memory.",
    });
    expect(statusOf("models/access")?.status).toBe("pass");
    expect(after.facts.identity).toMatchObject({
      state: "not-asked",
      why: { because: "plan", applies: true },
    });
    // Who calls is not required where the models have answered.
    expect(after.verdict).toBe("pass");
  });

  test("an answer in a shape of another release counts as none", async () => {
    const report = await diagnose("healthy");
    const invocation = { ...report.facts.invocation, value: { requests: [] } };
    const saved = readSavedReport(save({ ...report, facts: { ...report.facts, invocation, later: 1 } }));
    expect(saved.lacking).toEqual(["invocation"]);
    expect(saved.report.facts).not.toHaveProperty("later");
  });

  test("a secret that somebody put into the file is taken out, beside those that were", async () => {
    const report = await diagnose("healthy");
    const key = "bedrock-api-key-QWxhZGRpbjpvcGVuIHNlc2FtZQ";
    const replaced = [{ kind: "secret", token: "<secret:1>", count: 2 }];
    const plan = { ...report.plan, region: { ...report.plan.region, value: key } };
    const after = await replay({ ...report, plan, redactions: replaced });
    expect(formatJson(after)).not.toContain(key);
    expect(after.redactions).toEqual([replaced[0], expect.objectContaining({ token: "<secret:2>" })]);
  });
});

describe("a report that somebody changed", () => {
  const style = { width: 80, colour: 0, ascii: false, verbose: true, hyperlinks: false } as const;

  /** The places of a value, as paths. */
  function placesIn(value: unknown, at: string[] = []): string[][] {
    const below = typeof value === "object" && value !== null ? Object.entries(value) : [];
    return [at, ...below.flatMap(([key, one]) => placesIn(one, [...at, key]))];
  }

  function put(value: unknown, [key, ...rest]: readonly string[], changed: unknown): unknown {
    if (key === undefined) return changed;
    const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
    copy[key] = put(copy[key], rest, changed);
    if (copy[key] === undefined) delete copy[key];
    return copy;
  }

  test("is refused in one sentence or judged, and printed", async () => {
    const reports = await Promise.all(
      ["healthy", "on-demand-unsupported", "iam-denied", "mantle-unrouted"].map(diagnose),
    );
    const values = fc.constantFrom<unknown>(
      undefined,
      null,
      "",
      "\u001b[2J",
      "x",
      -1,
      0,
      1e300,
      true,
      [],
      {},
    );
    const ended = { judged: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...reports), fc.nat(), values, async (report, at, value) => {
        const plain = JSON.parse(JSON.stringify(report));
        // What is judged stands in these two.
        const places = [...placesIn(plain.plan, ["plan"]), ...placesIn(plain.facts, ["facts"])];
        try {
          const after = await replay(put(plain, places[at % places.length] ?? [], value));
          expect(formatTerminal(after, style)).not.toContain("\u001b");
          expect(formatJson(after)).not.toContain("\u001b");
          compareReports(report, after, "1");
          ended.judged += 1;
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
          expect(error.message).toMatch(/^[\x20-\x7e…]*$/);
          ended.refused += 1;
        }
      }),
      { seed: 20_261_120, numRuns: 300 },
    );
    expect(ended.judged).toBeGreaterThan(50);
    expect(ended.refused).toBeGreaterThan(20);
  });
});

describe("a file that is no report", () => {
  const truncated = '{\n  "schemaVersion": 1,\n  "tool": {"name": "bedrock-doctor"';
  const of = (fields: object) => ({
    schemaVersion: 1,
    tool: { name: "bedrock-doctor", version: "1.0.0" },
    ...fields,
  });
  const deep = `{"tool": {"name": "bedrock-doctor"}, "schemaVersion": 1, "facts": {"x": ${"[".repeat(50_000)}${"]".repeat(50_000)}}}`;
  test.each<[string, unknown, RegExp]>([
    ["an empty file", "", /is no JSON: the file is empty/],
    ["another text", "hello", /:1:1 is no JSON/],
    ["a truncated report", truncated, /:3:\d+ is no JSON: a comma or a closing brace is missing/],
    ["a list", [], /is no report of bedrock-doctor; save one with/],
    [
      "another program's JSON",
      { schemaVersion: 1, tool: { name: "eslint" } },
      /is no report of bedrock-doctor/,
    ],
    [
      "version 2",
      { ...of({}), schemaVersion: 2 },
      /is a report of version 2, and this release reads version 1/,
    ],
    ["no version", { ...of({}), schemaVersion: undefined }, /is a report of no version/],
    ["a plan", of({ plan: {} }), /is what bedrock-doctor plan prints, which holds no facts/],
    ["a report without facts", of({ plan: {}, checks: [] }), /holds no facts/],
    [
      "a report with half of it",
      of({ facts: {} }),
      /no whole report: \w+ is missing or is not what it has to be/,
    ],
    ["brackets without end", deep, /nested too deeply/],
    ["a name that drives a terminal", of({ facts: {}, "\u001b[2J": 1 }), /^[\x20-\x7e]*$/],
  ])("%s", (_name, content, message) => {
    const file = save(content, "wrong.json");
    expect(() => readSavedReport(file)).toThrow(message);
  });

  test("is told by its name where there is none, and where it is a folder", () => {
    expect(() => readSavedReport(path.join(folder, "none.json"))).toThrow(/^there is no file .*none\.json$/);
    expect(() => readSavedReport(folder)).toThrow(/is a folder and no report$/);
  });

  test("may be larger than any report, and is not read to its end", () => {
    expect(() => readSavedReport("/dev/zero")).toThrow(/larger than 16 MB/);
  });

  test("a report as Windows PowerShell saves it is one", async () => {
    const text = formatJson(await diagnose("healthy"));
    const file = path.join(folder, "utf16.json");
    writeFileSync(file, Buffer.from(`\ufeff${text}`, "utf16le"));
    expect(readSavedReport(file).report.verdict).toBe("pass");
    writeFileSync(file, Buffer.from(`\ufeff${text}`, "utf16le").swap16());
    expect(readSavedReport(file).report.verdict).toBe("pass");
  });
});
