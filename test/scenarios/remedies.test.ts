import { describe, expect, test } from "vitest";
import type { ReportFinding } from "../../src/report/types.js";
import { loadScenario } from "../../src/simulator/index.js";
import type { Scenario } from "../../src/simulator/types.js";
import { applyRemedy } from "./apply-remedy.js";
import { diagnoseScenario } from "./diagnose-scenario.js";
import { expectedAfter, expectedCodes } from "./expected.js";
import { humanSteps } from "./human-steps/index.js";
import { optionsOfScenario } from "./run-options.js";

/** What the command of a remedy adds to the run that follows it. */
function optionsOf(finding: ReportFinding): { trustProject?: true } {
  return finding.remedy.commands.some((one) => one.includes("--trust-project")) ? { trustProject: true } : {};
}

const broken = Object.entries(expectedCodes).filter(([, codes]) => codes.length > 0);

describe("each remedy, applied, makes its finding go away", () => {
  test.each(broken)("%s", async (name, codes) => {
    const scenario = await loadScenario(name);
    if (scenario === undefined) throw new Error(`no scenario ${name}`);
    const options = optionsOfScenario(name);
    const before = await diagnoseScenario(
      scenario,
      name === "endpoint-silent" ? { ...options, timeout: 1 } : options,
    );
    const finding = before.findings.find((one) => one.code === codes[0]);
    if (finding === undefined) throw new Error(`${codes[0]} was not found in ${name}`);

    const applied = applyRemedy(scenario, finding);
    const byHand = humanSteps[finding.code];
    const mended = byHand === undefined ? applied.scenario : byHand(applied.scenario, finding);
    expect(
      applied.changed || byHand !== undefined,
      "the remedy changes nothing by itself and nobody is asked",
    ).toBe(true);

    const after = await diagnoseScenario(mended, { ...options, ...optionsOf(finding) });
    expect(after.findings.map((one) => one.code)).toEqual(expectedAfter[name] ?? []);
    const warned = after.findings.some((one) => one.severity === "warning");
    expect(after.verdict).toBe(warned ? "warn" : "pass");
  });

  test("an expired API key that hides a good profile is mended by removing the key", async () => {
    const [expired, healthy] = await Promise.all([loadScenario("api-key-expired"), loadScenario("healthy")]);
    if (expired === undefined || healthy === undefined) throw new Error("no scenario");
    const both: Scenario = {
      ...healthy,
      machine: {
        ...healthy.machine,
        environment: { ...healthy.machine.environment, ...expired.machine.environment },
      },
    };
    const finding = (await diagnoseScenario(both)).findings[0];
    if (finding === undefined) throw new Error("nothing was found");
    expect(finding).toMatchObject({
      code: "credentials.bearer-expired",
      remedy: { commands: ["unset AWS_BEARER_TOKEN_BEDROCK"] },
    });
    const after = await diagnoseScenario(applyRemedy(both, finding).scenario);
    expect(after).toMatchObject({ findings: [], verdict: "pass" });
  });
});
