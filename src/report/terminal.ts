/**
 * The report for a person at a terminal. The first lines say what Claude Code will do, the next what
 * is wrong and how to mend it, the last whether it works. Nothing that has to be copied is ever cut.
 */
import { formatAreas, formatChecks } from "./terminal/checks.js";
import { formatClosing, formatVerdict } from "./terminal/closing.js";
import { formatConfiguration } from "./terminal/configuration.js";
import { formatFinding, formatInfo, formatWarning, joinBlocks } from "./terminal/finding.js";
import { formatModels } from "./terminal/models.js";
import { makePen, type Pen, type TerminalStyle } from "./terminal/pen.js";
import { formatHeader, formatSummary } from "./terminal/summary.js";
import { withoutControls } from "./terminal/text.js";
import type { Report, ReportFinding } from "./types.js";

export type { TerminalStyle } from "./terminal/pen.js";

/** The whole report as text, with a newline at the end. Control characters in it are taken out. */
export function formatTerminal(report: Report, style: TerminalStyle): string {
  const pen = makePen(style);
  const clean = withoutControls(report);
  if (style.quiet === true) {
    const wrong = findingBlocks(clean, pen).filter(({ severity }) => severity !== "info");
    return `${joinBlocks([
      ...wrong.map(({ lines }) => lines),
      formatConfiguration(clean, pen),
      formatVerdict(clean, pen),
    ]).join("\n")}\n`;
  }
  const blocks = [
    formatHeader(clean, pen),
    formatSummary(clean, pen),
    ...findingBlocks(clean, pen).map(({ lines }) => lines),
    formatModels(clean, pen),
    pen.verbose ? formatChecks(clean, pen) : formatAreas(clean, pen),
    formatConfiguration(clean, pen),
    formatClosing(clean, pen),
  ];
  return `${joinBlocks(blocks).join("\n")}\n`;
}

/** In the report's order, but root causes before everything else. */
function findingBlocks(
  { findings, verdict }: Report,
  pen: Pen,
): { severity: ReportFinding["severity"]; lines: string[] }[] {
  const decides = (finding: Report["findings"][number]) =>
    finding.severity === "error" || (verdict === "inconclusive" && finding.cause);
  const first = findings.filter((finding) => decides(finding) && finding.cause);
  const then = findings.filter((finding) => !first.includes(finding));
  return [...first, ...then].map((finding) => {
    const { severity } = finding;
    if (decides(finding)) {
      return { severity, lines: formatFinding(finding, severity === "error" ? "fail" : "unknown", pen) };
    }
    const lines = severity === "warning" ? formatWarning(finding, pen) : formatInfo(finding, pen);
    return { severity, lines };
  });
}
