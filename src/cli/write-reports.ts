/**
 * The report in the formats for files and other programs, each to its place: stdout first, so that a
 * file that cannot be written takes nothing away from who reads along.
 */
import { appendFileSync } from "node:fs";
import type { Report } from "../report/types.js";
import { scanned } from "./last-scan.js";
import { sayProblem, writeWhole } from "./report-files.js";
import type { ReportFormat, ReportOptions } from "./run-options.js";
import { terminalStyle } from "./terminal-style.js";
import { UsageError } from "./usage-error.js";

/** GitHub refuses a job summary above 1 MiB. */
const LARGEST_SUMMARY = 1_000_000;

/**
 * Writes all that was asked for.
 *
 * @throws UsageError that names every file which could not be written.
 */
export async function writeReports(report: Report, options: ReportOptions): Promise<void> {
  const shown =
    options.redact === "strict" ? (await import("../report/redact-strict.js")).redactStrict(report) : report;
  const { format, output, report: files = [] } = options;
  const toStdout = output === undefined || output === "-";
  const targets = toStdout ? files : [{ format, file: output }, ...files];
  if (toStdout) process.stdout.write(scanned(await formatReport(shown, format, options, "stdout")));
  const problems: string[] = [];
  for (const target of targets) {
    const text = scanned(await formatReport(shown, target.format, options, "file"));
    const problem = writeWhole(target.file, text);
    if (problem !== null) problems.push(problem);
  }
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary && [format, ...files.map((one) => one.format)].includes("github")) {
    const problem = appendSummary(summary, scanned(await jobSummary(shown)));
    if (problem !== null) problems.push(problem);
  }
  if (problems.length > 0) throw new UsageError(problems.join("; "));
}

async function formatReport(
  report: Report,
  format: ReportFormat,
  options: ReportOptions,
  to: "stdout" | "file",
): Promise<string> {
  switch (format) {
    case "terminal":
      return (await import("../report/terminal.js")).formatTerminal(report, terminalStyle(options, to));
    case "json":
      return (await import("../report/json.js")).formatJson(report);
    case "markdown":
      return (await import("../report/markdown.js")).formatMarkdown(report);
    case "junit":
      return (await import("../report/junit.js")).formatJunit(report);
    case "sarif":
      return (await import("../report/sarif.js")).formatSarif(report, repositoryRoot());
    case "github":
      return (await import("../report/github.js")).formatGithub(report, repositoryRoot());
    case "html":
      return (await import("../report/html.js")).formatHtml(report);
  }
}

/** Files below it are named as the forges know them. */
function repositoryRoot(): string {
  return process.env.GITHUB_WORKSPACE || process.cwd();
}

async function jobSummary(report: Report): Promise<string> {
  const { formatMarkdown } = await import("../report/markdown.js");
  const whole = formatMarkdown(report);
  return Buffer.byteLength(whole) <= LARGEST_SUMMARY ? whole : formatMarkdown(report, { details: false });
}

/** Other steps of the job write to the same file, so it is added to and never replaced. */
function appendSummary(file: string, text: string): string | null {
  try {
    appendFileSync(file, `${text}\n`);
    return null;
  } catch (error) {
    return `the job summary cannot be written to ${file}: ${sayProblem(error, file)}`;
  }
}
