/**
 * The schema is the one of Microsoft's SARIF SDK, 2.1.0-rtm.5, which became the standard's: it is taken
 * from the npm package @microsoft/jest-sarif 1.0.0-beta.0 (MIT licence), formatted and otherwise unchanged.
 */
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { fileUrl, withinRoot } from "../../src/report/file-place.js";
import { formatSarif } from "../../src/report/sarif.js";
import type { Report } from "../../src/report/types.js";
import { ALL, inconclusive, oneCause, twoCauses } from "./fixtures.js";
import { ATTACK, ATTACKS, hostileReport } from "./hostile.js";

/** A finding that stands in a file. */
const placed = twoCauses.findings.find(({ locations }) => locations.length > 0);
if (placed === undefined) throw new Error("no finding with a place");

const schema = JSON.parse(readFileSync(new URL("schemas/sarif-2.1.0.json", import.meta.url), "utf8"));
// Draft 4, which the validator does not know: of what the schema uses, only the name of its ID differs.
const { $schema: _, id: $id, ...rest } = schema;
const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile({ ...rest, $id });

// biome-ignore lint/suspicious/noExplicitAny: the schema has checked the shape.
function runOf(report: Report, root = "/home/dev/project"): any {
  const log = JSON.parse(formatSarif(report, root));
  validate(log);
  expect(validate.errors).toBeNull();
  return log.runs[0];
}

describe("the SARIF log", () => {
  it.each(Object.entries(ALL))(
    "of %s is valid by the standard's schema, and looks as it did",
    async (name, report) => {
      runOf(report);
      await expect(formatSarif(report, "/home/dev/project")).toMatchFileSnapshot(
        `__snapshots__/formats/${name}.sarif`,
      );
    },
  );

  it("holds a result for each finding that stands in a file, and a notification for each other one", () => {
    const run = runOf(twoCauses, "/home/dev");
    const inFiles = twoCauses.findings.filter(({ locations }) => locations.length > 0);
    expect(run.results.map((one: { ruleId: string }) => one.ruleId)).toEqual(inFiles.map(({ code }) => code));
    expect(run.results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: ".claude/settings.json", uriBaseId: "%SRCROOT%" },
      region: { startLine: 9, startColumn: 5 },
    });
    expect(run.invocations[0].toolExecutionNotifications).toHaveLength(
      twoCauses.findings.length - inFiles.length,
    );
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(runOf(oneCause).results).toEqual([]);
  });

  it("tells a verdict that no finding tells, and what is ignored with the reason", () => {
    expect(JSON.stringify(runOf(inconclusive).invocations)).toContain("Inconclusive (exit 3)");
    const [result] = runOf({
      ...oneCause,
      findings: [],
      suppressed: [{ ...placed, reason: "meant" }],
    }).results;
    expect(result.suppressions).toEqual([{ kind: "external", justification: "meant" }]);
  });

  it("a line that is no line is left out", () => {
    const [result] = runOf({
      ...twoCauses,
      findings: [{ ...placed, locations: [{ file: "/a", line: 0 }] }],
    }).results;
    expect(result.locations[0].physicalLocation).toEqual({ artifactLocation: { uri: "file:///a" } });
  });

  it.each([...Object.entries(ATTACKS), ["all at once", ATTACK]])(
    "a text with %s leaves it valid",
    (_name, attack) => {
      const run = runOf(hostileReport(attack), "/repo");
      expect(run.results).toHaveLength(3);
      expect(JSON.stringify(run)).not.toContain("\u001b");
    },
  );
});

describe("places", () => {
  it.each([
    ["/home/dev/a b/ü.json", "file:///home/dev/a%20b/%C3%BC.json"],
    ["C:\\Users\\dev\\s.json", "file:///C:/Users/dev/s.json"],
    ["\\\\server\\share\\s.json", "file://server/share/s.json"],
    ["a/b.json", "a/b.json"],
    ["/a/half \ud800.json", "file:///a/half%20%EF%BF%BD.json"],
  ])("%s has an address", (file, url) => {
    expect(fileUrl(file)).toBe(url);
  });

  it.each([
    ["/repo/a/b.json", "/repo", "a/b.json"],
    ["/repo/a/b.json", "/repo/", "a/b.json"],
    ["/repository/b.json", "/repo", null],
    ["C:\\repo\\a\\b.json", "C:\\repo", "a/b.json"],
    ["/repo", "/repo", null],
  ])("%s from %s", (file, root, place) => {
    expect(withinRoot(file, root)).toBe(place);
  });
});
