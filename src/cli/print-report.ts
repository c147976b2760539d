/** Writes the report to stdout, the only thing that goes there. */
import { formatJson } from "../report/json.js";
import { formatTerminal } from "../report/terminal.js";
import type { Report } from "../report/types.js";
import type { PrintOptions } from "./run-options.js";
import { terminalStyle } from "./terminal-style.js";

/** Prints in the format that was asked for. */
export function printReport(report: Report, options: PrintOptions): void {
  process.stdout.write(
    options.format === "json" ? formatJson(report) : formatTerminal(report, terminalStyle(options)),
  );
}
