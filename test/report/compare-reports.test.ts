import { describe, expect, test } from "vitest";
import { compareReports } from "../../src/report/compare-reports.js";
import { formatDiff } from "../../src/report/diff-terminal.js";
import type { Report } from "../../src/report/types.js";
import { loadScenario } from "../../src/simulator/index.js";
import { diagnoseScenario } from "../scenarios/diagnose-scenario.js";

const style = { width: 80, colour: 0, ascii: false, verbose: false, hyperlinks: false } as const;

async function diagnose(name: string): Promise<Report> {
  const scenario = await loadScenario(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return JSON.parse(JSON.stringify(await diagnoseScenario(scenario))) as Report;
}

describe("compareReports", () => {
  test("two runs of one set-up differ in nothing but time", async () => {
    const [one, other] = [await diagnose("healthy"), await diagnose("healthy")];
    const later = { ...other, generatedAt: "2026-12-01T00:00:00.000Z", plan: { ...other.plan, at: "later" } };
    const diff = compareReports(one, later, "1.0.0");
    expect(diff).toMatchObject({ same: true, settings: [], plan: [], facts: [] });
    expect(formatDiff(diff, style)).toContain("\nNothing changed but the time.\n");
  });

  test("says which finding went, and which setting, plan and answer changed with it", async () => {
    const diff = compareReports(await diagnose("on-demand-unsupported"), await diagnose("healthy"), "1.0.0");
    expect(diff.findings.removed.map(({ code }) => code)).toEqual(["throughput.on-demand-unsupported"]);
    expect(diff.findings.added).toEqual([]);
    expect(diff.settings).toEqual([
      {
        path: "variables[ANTHROPIC_MODEL user].value",
        old: "anthropic.claude-sonnet-4-6",
        new: "us.anthropic.claude-sonnet-4-6",
      },
    ]);
    expect(diff.plan.map(({ path }) => path)).toContain("models[primary].resolved");
    expect(diff.facts.every(({ path }) => path.startsWith("invocation."))).toBe(true);
    expect(diff).toMatchObject({
      same: false,
      old: { verdict: "fail" },
      new: { verdict: "pass", exitCode: 0 },
    });
    const page = formatDiff(diff, style);
    expect(page).toContain("  - throughput.on-demand-unsupported: ");
    expect(page).toContain(
      "  models[primary].resolved\n    - anthropic.claude-sonnet-4-6\n    + us.anthropic",
    );
  });

  test("the other way round it is the other way round, in the same order", async () => {
    const [broken, healthy] = [await diagnose("on-demand-unsupported"), await diagnose("healthy")];
    const there = compareReports(broken, healthy, "1");
    const back = compareReports(healthy, broken, "1");
    expect(back.findings.added).toEqual(there.findings.removed);
    expect(back.settings).toEqual(
      there.settings.map(({ path, old, new: later }) => ({ path, old: later, new: old })),
    );
  });

  test("a finding that is ignored now is a change of that finding", async () => {
    const broken = await diagnose("on-demand-unsupported");
    const suppressed = broken.findings.map((one) => ({ ...one, reason: "known" }));
    const diff = compareReports(broken, { ...broken, findings: [], suppressed, verdict: "pass" }, "1");
    expect(diff.findings).toEqual({
      added: [],
      removed: [],
      changed: [
        {
          code: "throughput.on-demand-unsupported",
          changes: [{ path: "ignored", old: false, new: true }],
        },
      ],
    });
  });

  test("an entry that is new in a list does not move the others", async () => {
    const healthy = await diagnose("healthy");
    const added = { ...healthy.plan.variables[0], name: "AAA", value: "1" } as Report["plan"]["variables"][0];
    const later = { ...healthy, plan: { ...healthy.plan, variables: [added, ...healthy.plan.variables] } };
    expect(compareReports(healthy, later, "1").settings.map(({ path }) => path)).toEqual([
      `variables[AAA ${added.source}]`,
    ]);
  });

  test("shows no secret and drives no terminal", async () => {
    const healthy = await diagnose("healthy");
    const key = "bedrock-api-key-QWxhZGRpbjpvcGVuIHNlc2FtZQ";
    const region = { ...healthy.plan.region, value: `\u001b[2J${key}` };
    const diff = compareReports(healthy, { ...healthy, plan: { ...healthy.plan, region } }, "1");
    expect(JSON.stringify(diff)).not.toContain(key);
    expect(formatDiff(diff, style)).not.toContain("\u001b");
  });
});
