/**
 * The report for build servers: a suite for each area, a case for each check. A failure is a finding, an
 * error is that the tool could not tell what has to be known, and the rest that was not shown is
 * skipped: the three are never mixed, because a build server counts them apart.
 */
import { remedyText } from "./remedy-text.js";
import { verdictSentence } from "./terminal/closing.js";
import { withoutControls } from "./terminal/text.js";
import type { Report, ReportCheck } from "./types.js";
import { attribute, xmlText } from "./xml-text.js";

type Outcome = "passed" | "failure" | "error" | "skipped";

interface Case {
  check: ReportCheck;
  outcome: Outcome;
}

/** The report as JUnit XML, with a newline at the end. */
export function formatJunit(report: Report): string {
  const clean = withoutControls(report);
  const cases = clean.checks.map((check) => ({ check, outcome: outcomeOf(check, clean) }));
  const areas = [...new Set(cases.map(({ check }) => check.area))];
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attribute("name", "bedrock-doctor")}${counts(cases)}>`,
    ...areas.flatMap((area) =>
      suiteLines(
        area,
        cases.filter(({ check }) => check.area === area),
        clean,
      ),
    ),
    "</testsuites>",
  ].join("\n")}\n`;
}

function suiteLines(area: string, cases: readonly Case[], report: Report): string[] {
  // The schemas that build servers use take a local time without a zone.
  const timestamp = attribute("timestamp", report.generatedAt.replace(/(\.\d+)?Z$/, ""));
  return [
    `  <testsuite${attribute("name", area)}${counts(cases)}${timestamp}${attribute("hostname", "localhost")}>`,
    "    <properties>",
    ...properties(report).map(
      ([name, value]) => `      <property${attribute("name", name)}${attribute("value", value)}/>`,
    ),
    "    </properties>",
    ...cases.flatMap((one) => caseLines(one, report)),
    "  </testsuite>",
  ];
}

function properties({ tool, verdict, plan, simulated }: Report): [string, string][] {
  return [
    ["bedrock-doctor", tool.version],
    ["verdict", verdict],
    ["claude-code", plan.claudeCode.version],
    ["region", plan.region.value],
    ...(simulated === null ? [] : ([["simulated", simulated.scenario]] as [string, string][])),
  ];
}

function counts(cases: readonly Case[]): string {
  const count = (outcome: Outcome) => cases.filter((one) => one.outcome === outcome).length;
  const ms = cases.reduce((sum, { check }) => sum + check.durationMs, 0);
  return [
    attribute("tests", cases.length),
    attribute("failures", count("failure")),
    attribute("errors", count("error")),
    attribute("skipped", count("skipped")),
    attribute("time", seconds(ms)),
  ].join("");
}

function caseLines({ check, outcome }: Case, report: Report): string[] {
  const { id, area, title, durationMs } = check;
  const head = `    <testcase${attribute("name", `${id}: ${title}`)}${attribute("classname", `bedrock-doctor.${area}`)}${attribute("time", seconds(durationMs))}`;
  const children = childLines(check, outcome, report);
  return children.length === 0 ? [`${head}/>`] : [`${head}>`, ...children, "    </testcase>"];
}

function childLines(check: ReportCheck, outcome: Outcome, report: Report): string[] {
  const findings = report.findings.filter((one) => one.check === check.id);
  const told = findings.map(remedyText).join("\n\n");
  const first = findings[0];
  switch (outcome) {
    case "failure":
      return element(
        "failure",
        first?.title ?? check.proved,
        first?.code ?? check.status,
        told || check.proved,
      );
    case "error": {
      const type = check.status === "crashed" ? "crashed" : (first?.code ?? "inconclusive");
      return element("error", first?.title ?? check.proved, type, told || verdictSentence(report));
    }
    case "skipped":
      return [`      <skipped${attribute("message", whyNot(check))}/>`];
    case "passed":
      return told === "" ? [] : [`      <system-out>${xmlText(told)}</system-out>`];
  }
}

function element(name: string, message: string, type: string, text: string): string[] {
  return [
    `      <${name}${attribute("message", message)}${attribute("type", type)}>${xmlText(text)}</${name}>`,
  ];
}

function whyNot({ proved, blockedBy = [] }: ReportCheck): string {
  return blockedBy.length === 0 ? proved : `${proved} Blocked by ${blockedBy.join(", ")}.`;
}

/** Undecided is an error only where the whole run is: else something else failed, or it was optional. */
function outcomeOf({ status, required }: ReportCheck, { verdict }: Report): Outcome {
  switch (status) {
    case "pass":
    case "warn":
      return "passed";
    case "fail":
      return "failure";
    case "crashed":
      return "error";
    case "unknown":
    case "blocked":
      return required && verdict === "inconclusive" ? "error" : "skipped";
    case "skipped":
      return "skipped";
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
