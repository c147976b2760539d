/** `diff`: what changed between two saved reports. It reads these two files and sends nothing. */
import { compareReports } from "../report/compare-reports.js";
import { formatDiff } from "../report/diff-terminal.js";
import { formatJson } from "../report/json.js";
import type { DiffOptions } from "./run-options.js";
import { readSavedReport } from "./saved-report.js";
import { terminalStyle } from "./terminal-style.js";
import { version } from "./version.js";

/**
 * Compares two reports and prints the difference.
 *
 * @returns the exit code, as of the program `diff`: 0 where nothing changed but the time, else 1.
 * @throws UsageError for a file that holds no report.
 */
export async function diffCommand(old: string, later: string, options: DiffOptions): Promise<number> {
  const diff = compareReports(readSavedReport(old).report, readSavedReport(later).report, version);
  const text = options.format === "json" ? formatJson(diff) : formatDiff(diff, terminalStyle(options));
  process.stdout.write(text);
  return diff.same ? 0 : 1;
}
