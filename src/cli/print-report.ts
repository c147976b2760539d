/**
 * Writes the report to stdout, the only thing that goes there. Files and the formats for other
 * programs are code of their own, loaded where they are asked for.
 */
import { formatJson } from "../report/json.js";
import { formatTerminal } from "../report/terminal.js";
import type { Report } from "../report/types.js";
import { scanned } from "./last-scan.js";
import type { ReportOptions } from "./run-options.js";
import { terminalStyle } from "./terminal-style.js";

/**
 * Prints in the format, and to the place, that was asked for.
 *
 * @throws UsageError where a file cannot be written; what goes to stdout is printed all the same.
 */
export async function printReport(report: Report, options: ReportOptions): Promise<void> {
  const { format, output, report: files, redact } = options;
  const isPlain = output === undefined && files === undefined && redact === undefined;
  if (isPlain && format === "json") process.stdout.write(scanned(formatJson(report)));
  else if (isPlain && format === "terminal") {
    process.stdout.write(scanned(formatTerminal(report, terminalStyle(options))));
  } else await (await import("./write-reports.js")).writeReports(report, options);
}
