/** Writes the report to stdout, the only thing that goes there. */
import { colourLevel } from "../report/colour.js";
import { formatJson } from "../report/json.js";
import { formatTerminal } from "../report/terminal.js";
import type { Report } from "../report/types.js";
import type { RunOptions } from "./run-options.js";

/** Terminals are narrower than this or wider than that only by accident. */
const narrowest = 60;
const widest = 160;
const usualWidth = 80;

/** Prints in the format that was asked for. */
export function printReport(report: Report, options: RunOptions): void {
  process.stdout.write(options.format === "json" ? formatJson(report) : inTerminal(report, options));
}

function inTerminal(report: Report, options: RunOptions): string {
  const { stdout, env } = process;
  const columns = stdout.isTTY ? stdout.columns : usualWidth;
  return formatTerminal(report, {
    width: Math.min(widest, Math.max(narrowest, columns || usualWidth)),
    colour: colourLevel({
      flags: options.color === undefined ? {} : { color: options.color },
      environment: env,
      isTTY: stdout.isTTY === true,
    }),
    ascii: options.ascii === true,
    verbose: options.verbose === true,
    hyperlinks: false,
  });
}
