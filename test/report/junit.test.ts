import { describe, expect, it } from "vitest";
import { formatJunit } from "../../src/report/junit.js";
import type { Report } from "../../src/report/types.js";
import { ALL, inconclusive, oneCause, warningsOnly, works } from "./fixtures.js";
import { ATTACK, ATTACKS, hostileReport } from "./hostile.js";
import { type Element, readXml } from "./read-xml.js";

function suitesOf(report: Report): Element[] {
  return readXml(formatJunit(report)).children;
}

function caseOf(report: Report, id: string): Element | undefined {
  return suitesOf(report)
    .flatMap(({ children }) => children)
    .find(({ attributes }) => attributes.name?.startsWith(`${id}: `));
}

describe("the JUnit report", () => {
  it.each(Object.entries(ALL))("%s looks as it did", async (name, report) => {
    await expect(formatJunit(report)).toMatchFileSnapshot(`__snapshots__/formats/${name}.xml`);
  });

  it.each(Object.entries(ALL))(
    "%s has a suite for each area and a case for each check, and counts them",
    (_name, report) => {
      const root = readXml(formatJunit(report));
      expect(root.name).toBe("testsuites");
      expect(root.children.map(({ attributes }) => attributes.name)).toEqual([
        ...new Set(report.checks.map(({ area }) => area)),
      ]);
      const cases = root.children.flatMap(({ children }) =>
        children.filter(({ name }) => name === "testcase"),
      );
      expect(cases).toHaveLength(report.checks.length);
      for (const element of [root, ...root.children]) {
        const own = element === root ? cases : element.children.filter(({ name }) => name === "testcase");
        const count = (name: string) =>
          String(own.filter(({ children }) => children.some((one) => one.name === name)).length);
        expect(element.attributes).toMatchObject({
          tests: String(own.length),
          failures: count("failure"),
          errors: count("error"),
          skipped: count("skipped"),
        });
        expect(element.attributes.time).toMatch(/^\d+\.\d{3}$/);
      }
      for (const suite of root.children)
        expect(suite.attributes.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    },
  );

  it("a failure tells the cause with its remedy, and what it blocked is skipped", () => {
    const [failure] = caseOf(oneCause, "iam/allowed")?.children ?? [];
    expect(failure).toMatchObject({ name: "failure", attributes: { type: "iam.denied" } });
    expect(failure?.text).toContain("aws iam put-role-policy");
    const [skipped] = caseOf(oneCause, "models/answers")?.children ?? [];
    expect(skipped?.name).toBe("skipped");
    expect(skipped?.attributes.message).toContain("Blocked by iam.denied.");
  });

  it("a warning passes, and tells what it is", () => {
    const [output] = caseOf(warningsOnly, "region/resolved")?.children ?? [];
    expect(output).toMatchObject({ name: "system-out" });
    expect(output?.text).toContain("region.default-fallback");
  });

  it("what has to be known and could not be decided is an error, and so is a crash", () => {
    const required = inconclusive.checks.find(({ required, status }) => required && status === "unknown");
    expect(required).toBeDefined();
    expect(caseOf(inconclusive, required?.id ?? "")?.children[0]?.name).toBe("error");
    const crashed = works.checks.map((check) => ({ ...check, status: "crashed" as const }));
    const root = readXml(formatJunit({ ...works, checks: crashed }));
    expect(root.attributes).toMatchObject({ errors: String(crashed.length), failures: "0", skipped: "0" });
  });

  it("an optional question without an answer is skipped", () => {
    const [child] = caseOf(warningsOnly, "iam/allowed")?.children ?? [];
    expect(child?.name).toBe("skipped");
  });

  it.each([...Object.entries(ATTACKS), ["all at once", ATTACK]])(
    "a text with %s stays text",
    (name, attack) => {
      const text = formatJunit(hostileReport(attack));
      const root = readXml(text);
      expect(root.children.length).toBe(suitesOf(hostileReport("text")).length);
      expect(text).not.toContain("\u001b");
      if (name === "script" || name === "cdata") {
        const [failure] = caseOf(hostileReport(attack), `iam/allowed`)?.children ?? [];
        expect(failure?.attributes.message).toBe(attack);
        expect(failure?.text).toContain(attack);
      }
    },
  );
});
