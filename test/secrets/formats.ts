/** Every form in which a report leaves the tool, long and short, plain and for public places. */
import { formatGithub } from "../../src/report/github.js";
import { formatJson } from "../../src/report/json.js";
import { formatJunit } from "../../src/report/junit.js";
import { formatMarkdown } from "../../src/report/markdown.js";
import { redactStrict } from "../../src/report/redact-strict.js";
import { formatSarif } from "../../src/report/sarif.js";
import { formatTerminal } from "../../src/report/terminal.js";
import type { Report } from "../../src/report/types.js";

const terminal = {
  width: 160,
  colour: 0,
  ascii: false,
  verbose: true,
  quiet: false,
  hyperlinks: false,
} as const;

/** By the name of the format. */
export function everyFormat(report: Report): Record<string, string> {
  return {
    json: formatJson(report),
    terminal: formatTerminal(report, terminal),
    narrow: formatTerminal(report, { ...terminal, width: 60, verbose: false }),
    markdown: formatMarkdown(report),
    junit: formatJunit(report),
    sarif: formatSarif(report, "/home/dev/project"),
    github: formatGithub(report, "/home/dev/project"),
    strict: formatJson(redactStrict(report)),
  };
}
