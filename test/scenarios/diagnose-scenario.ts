/** Runs all rooms on a scenario within this process, so that a changed scenario can be run as well. */
import { diagnoseOn } from "../../src/cli/run.js";
import type { RunOptions } from "../../src/cli/run-options.js";
import { playScenario } from "../../src/cli/stage.js";
import type { Report } from "../../src/report/types.js";
import type { Scenario } from "../../src/simulator/types.js";

export async function diagnoseScenario(
  scenario: Scenario,
  options: Partial<RunOptions> = {},
): Promise<Report> {
  return diagnoseOn(await playScenario(scenario), {
    invoke: true,
    format: "json",
    failOn: "error",
    mode: "interactive",
    timeout: 60,
    ...options,
  });
}
