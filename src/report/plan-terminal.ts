/**
 * The plan for a person at a terminal: what every setting came to and who set it, then what Claude
 * Code makes of them. Nothing in it was asked of AWS, and the page says so at its end.
 */
import type { Plan } from "../claude-code/types.js";
import { formatConnection } from "./plan/connection.js";
import { formatModels } from "./plan/models.js";
import { section } from "./plan/page.js";
import { formatRequest } from "./plan/request.js";
import { formatMachine, formatSettings, formatTrust } from "./plan/settings.js";
import { formatStartUp } from "./plan/start-up.js";
import { formatVariables } from "./plan/variables.js";
import type { PlanReport } from "./plan-report.js";
import { makePen, type Pen, type TerminalStyle } from "./terminal/pen.js";
import { apiName } from "./terminal/phrases.js";
import { formatHeader } from "./terminal/summary.js";
import { withoutControls } from "./terminal/text.js";

/**
 * The whole plan as text, with a newline at the end. Control characters in it are taken out.
 *
 * @param scenario - name of the simulated machine, or null for this one.
 */
export function formatPlan(report: PlanReport, scenario: string | null, style: TerminalStyle): string {
  const pen = makePen(style);
  const { tool, plan } = withoutControls(report);
  const simulated = scenario === null ? null : ({ scenario, machine: "scenario" } as const);
  const used = plan.provider !== "none";
  const blocks = [
    formatHeader({ tool, simulated, plan }, pen),
    headline(plan, pen),
    section("Variables", formatVariables(plan, pen), pen),
    used ? section("Connection", formatConnection(plan, pen), pen) : [],
    used ? section("Models", formatModels(plan, pen), pen) : [],
    used ? section("Before the first prompt", formatStartUp(plan, pen), pen) : [],
    used ? section("Requests", formatRequest(plan, pen), pen) : [],
    section("Settings files, the first wins", formatSettings(plan, pen), pen),
    section("Trust", formatTrust(plan, pen), pen),
    section("Machine", formatMachine(plan, pen), pen),
    pen.prose("Nothing was asked of AWS: `bedrock-doctor` tries it, by the same path.", 0),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

function headline(plan: Plan, pen: Pen): string[] {
  const client = plan.mode === "print" ? "Claude Code (claude -p)" : "Claude Code";
  if (plan.provider !== "none") {
    return pen.prose(`${client} will call ${apiName(plan)} in ${plan.region.value}`, 2);
  }
  const off = plan.providerSwitches.map(({ name, value, on }) => `${name}=${value}${on ? "" : " (off)"}`);
  const why = off.length === 0 ? "no switch turns it on" : off.join(", ");
  return pen.prose(`${client} will not use Amazon Bedrock here: ${why}`, 2);
}
