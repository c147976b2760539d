import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { replayReport } from "../../src/cli/replay.js";
import type { ReplayOptions } from "../../src/cli/run-options.js";
import { readSavedReport } from "../../src/cli/saved-report.js";
import { formatJson } from "../../src/report/json.js";
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

describe("replay", () => {
  test.each(names)("%s: the same facts give the same report byte for byte, apart from time", async (name) => {
    const report = await diagnose(name);
    expect(timeless(await replay(report))).toBe(timeless(report));
  });

  test.each(names)("%s: without an answer nothing is claimed that was not before", async (name) => {
    const report = await diagnose(name);
    const before = new Map(report.checks.map(({ id, status }) => [id, status]));
    for (const fact of Object.keys(report.facts)) {
      const { [fact as keyof Report["facts"]]: _, ...rest } = report.facts;
      const after = await replay({ ...report, facts: rest });
      for (const { id, status, proved } of after.checks) {
        const place = `${id} without ${fact}: ${before.get(id)} became ${status} (${proved})`;
        expect(status, place).not.toBe("crashed");
        if (status !== before.get(id)) expect(["pass", "fail", "warn"], place).not.toContain(status);
      }
    }
  });
});
