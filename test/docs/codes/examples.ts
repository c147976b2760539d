/**
 * For each code a finding as the tool reports it: that of the code's own simulated set-up. The pages of
 * `docs/` show its remedy and the sentence of Claude Code, so neither is written down a second time.
 */
import { builtInChecks } from "../../../checks/index.js";
import { judgePlan } from "../../../src/cli/judge.js";
import { clientOf } from "../../../src/diagnosis/catalogue/client-of.js";
import { findingCodes } from "../../../src/diagnosis/codes.js";
import type { ManualExample } from "../../../src/diagnosis/manual/format-section.js";
import type { FindingCode } from "../../../src/diagnosis/types.js";
import type { AnyCheck } from "../../../src/engine/types.js";
import type { Report, ReportFinding } from "../../../src/report/types.js";
import { loadScenario } from "../../../src/simulator/index.js";
import { diagnoseScenario } from "../../scenarios/diagnose-scenario.js";
import { expectedCodes, extraArguments } from "../../scenarios/expected.js";
import { optionsOfScenario } from "../../scenarios/run-options.js";

/** No set-up leads to it: only a fault in a check does. */
const CRASHED = "doctor.check-crashed";

/** The example of every code, one run after the other. */
export async function findExamples(): Promise<Map<FindingCode, ManualExample>> {
  const examples = new Map<FindingCode, ManualExample>();
  for (const code of findingCodes) {
    examples.set(code, code === CRASHED ? await crash() : await findExample(code, scenarioOf(code)));
  }
  return examples;
}

/** The set-up with the code's name, or else the first that is about it, alone or beside another. */
function scenarioOf(code: FindingCode): string {
  const all = Object.entries(expectedCodes);
  const about = all.filter(([, codes]) => codes[0] === code);
  const found =
    about.find(([name]) => name === code.replace(".", "-")) ??
    about.find(([, codes]) => codes.length === 1) ??
    about[0] ??
    all.find(([, codes]) => codes.includes(code));
  if (found === undefined) throw new Error(`no set-up of the simulator leads to ${code}`);
  return found[0];
}

async function findExample(code: FindingCode, name: string): Promise<ManualExample> {
  const report = await diagnose(name);
  return describe(["--simulate", name, ...(extraArguments[name] ?? [])], code, report, builtInChecks);
}

async function diagnose(name: string): Promise<Report> {
  const scenario = await loadScenario(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  const limited = extraArguments[name]?.includes("--timeout") === true ? { timeout: 1 } : {};
  return diagnoseScenario(scenario, { ...optionsOfScenario(name), ...limited });
}

async function crash(): Promise<ManualExample> {
  const healthy = await diagnose("healthy");
  const checks = builtInChecks.map((check) => (check.id === "caching/enabled" ? crashing(check) : check));
  const report = await judge(healthy, checks);
  return describe(null, CRASHED, report, checks);
}

function crashing(check: AnyCheck): AnyCheck {
  return {
    ...check,
    run() {
      throw new TypeError("Cannot read properties of undefined (reading 'models')");
    },
  };
}

async function describe(
  args: string[] | null,
  code: FindingCode,
  report: Report,
  checks: readonly AnyCheck[],
): Promise<ManualExample> {
  const finding = findIn(report, code);
  const onWindows = await judge({ ...report, plan: { ...report.plan, platform: "win32" } }, checks);
  const { commands } = findIn(onWindows, code).remedy;
  const differ = commands.join("\n") !== finding.remedy.commands.join("\n");
  return {
    args,
    finding,
    shell: report.plan.platform === "win32" ? "powershell" : "sh",
    powerShell: differ ? commands : null,
    client: clientOf(report.plan),
  };
}

/** The same plan and the same answers, judged anew. */
function judge(
  { plan, facts, cost, generatedAt, simulated, mode }: Report,
  checks: readonly AnyCheck[],
): Promise<Report> {
  return judgePlan(
    { plan, facts, cost, generatedAt, simulated, mode, configuration: null, secrets: [] },
    { failOn: "error" },
    checks,
  );
}

function findIn({ findings, simulated }: Report, code: FindingCode): ReportFinding {
  const finding = findings.find((one) => one.code === code);
  if (finding === undefined) throw new Error(`${code} was not found in ${simulated?.scenario}`);
  return finding;
}
