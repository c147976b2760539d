/**
 * `plan`: what Claude Code will do on this machine. Files are read and nothing else is done: no
 * network, no helper; the installed client is asked for its version where no file tells it. Neither
 * the checks nor the wire are loaded, so it starts as quickly as a program can.
 */
import { draftPlan } from "../claude-code/plan.js";
import { formatJson } from "../report/json.js";
import { buildPlanReport } from "../report/plan-report.js";
import { formatPlan } from "../report/plan-terminal.js";
import { collectSecrets } from "./collect-secrets.js";
import { scanned } from "./last-scan.js";
import type { PlanCommandOptions } from "./run-options.js";
import { planOptions, takeSnapshot } from "./snapshot.js";
import { terminalStyle } from "./terminal-style.js";
import { version } from "./version.js";

/**
 * Prints the plan of this machine, or of a scenario's.
 *
 * @returns the exit code.
 * @throws UsageError for options that cannot be used.
 */
export async function planCommand(options: PlanCommandOptions): Promise<number> {
  const host = options.simulate === undefined ? null : await simulatedHost(options.simulate, options);
  const snapshot = takeSnapshot(host, options);
  const { plan } = draftPlan(snapshot, planOptions(options));
  const report = buildPlanReport({ tool: { version }, plan, secrets: collectSecrets(snapshot) });
  if (options.format === "json") process.stdout.write(scanned(formatJson(report)));
  else process.stdout.write(scanned(formatPlan(report, options.simulate ?? null, terminalStyle(options))));
  return 0;
}

async function simulatedHost(name: string, options: PlanCommandOptions) {
  const { findScenario, refuseFolder, scenarioHost } = await import("./stage.js");
  refuseFolder(options);
  return scenarioHost((await findScenario(name)).scenario);
}
