/** The target that is a saved report: one that a run made, with values of another kind put into it. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { replayReport } from "../../src/cli/replay.js";
import { readSavedReport } from "../../src/cli/saved-report.js";
import { loadScenario } from "../../src/simulator/index.js";
import { diagnoseScenario } from "../scenarios/diagnose-scenario.js";
import type { FuzzTarget } from "./targets.js";
import { noise, wounded } from "./texts.js";

/** Reports with much in them: models, denials, a broken source of credentials. */
const scenarios = [
  "healthy-mantle",
  "model-access-denied",
  "credentials-process-failed",
  "iam-denied-explicit",
];

let texts: Promise<string[]> | undefined;
function savedTexts(): Promise<string[]> {
  texts ??= Promise.all(
    scenarios.map(async (name) => {
      const scenario = (await loadScenario(name)) ?? (await loadScenario("healthy"));
      if (scenario === undefined) throw new Error("no scenario");
      return JSON.stringify(await diagnoseScenario(scenario, { deep: true }));
    }),
  );
  return texts;
}

interface Change {
  /** Which of the values below the place, at each level. */
  steps: number[];
  by: unknown;
  removes: boolean;
}

const change: fc.Arbitrary<Change> = fc.record({
  steps: fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 7 }),
  by: fc.oneof(
    noise,
    fc.constantFrom<unknown>(
      null,
      0,
      -1,
      1e308,
      "",
      [],
      {},
      true,
      "2026-11-20T00:00:00Z",
      "+275760-09-13T00:00:00Z",
    ),
    fc.jsonValue({ maxDepth: 2 }),
  ),
  removes: fc.boolean(),
});

function changed(report: unknown, { steps, by, removes }: Change): void {
  let place = report as Record<string, unknown>;
  for (const [index, step] of steps.entries()) {
    const keys = Object.keys(place);
    const key = keys[step % Math.max(1, keys.length)];
    if (key === undefined) return;
    const next = place[key];
    if (index < steps.length - 1 && typeof next === "object" && next !== null) {
      place = next as Record<string, unknown>;
      continue;
    }
    if (removes && !Array.isArray(place)) delete place[key];
    else place[key] = by;
    return;
  }
}

const folder = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-fuzz-"));
const file = path.join(folder, "report.json");

interface Input {
  report: number;
  changes: Change[];
  wound: string | null;
}

export const replays: FuzzTarget<Input> = {
  name: "replay",
  // Each case runs every check twice.
  share: 0.1,
  errors: ["UsageError"],
  input: fc.record({
    report: fc.nat({ max: scenarios.length - 1 }),
    changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    wound: fc.option(
      wounded(fc.constantFrom('{"schemaVersion":1,"tool":{"name":"bedrock-doctor"},"facts":{}}')),
      {
        freq: 8,
      },
    ),
  }),
  async answer({ report, changes, wound }) {
    const text = (await savedTexts())[report] ?? "";
    const value: unknown = JSON.parse(text);
    for (const one of changes) changed(value, one);
    writeFileSync(file, wound ?? JSON.stringify(value));
    const saved = readSavedReport(file);
    const told = await replayReport(file, saved, { format: "json", failOn: "error" });
    return { ...told, generatedAt: "", checks: told.checks.map((check) => ({ ...check, durationMs: 0 })) };
  },
  long: (text) => ({
    report: 0,
    changes: [],
    wound: JSON.stringify({ schemaVersion: 1, tool: { name: "bedrock-doctor" }, facts: {}, text }).slice(
      0,
      1024 * 1024,
    ),
  }),
};
