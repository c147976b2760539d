/**
 * The report as GitHub's workflow commands: an annotation for each finding, at its file and line. The
 * runner reads stdout line by line, so every text is escaped: a line break or a `::` in a value must not
 * become a command of its own. The job summary beside it is the Markdown report.
 */
import { configurationRows } from "./configuration-rows.js";
import { withinRoot } from "./file-place.js";
import { remedyText } from "./remedy-text.js";
import { verdictSentence } from "./terminal/closing.js";
import { withoutControls } from "./terminal/text.js";
import type { Report, ReportFinding } from "./types.js";

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

/**
 * One command a line, with a newline at the end.
 *
 * @param root - folder of the repository: files below it are named from there, as GitHub knows them.
 */
export function formatGithub(report: Report, root: string): string {
  const clean = withoutControls(report);
  const lines = clean.findings.map((finding) => annotation(finding, root));
  const told = [
    ...clean.suppressed.map(({ code, title, reason }) => ({
      name: "notice",
      title: `${code}, ignored by the configuration`,
      text: `${title}. Reason: ${reason}`,
    })),
    ...configurationRows(clean).map(({ label, text }) => ({
      name: label === "expired" ? "warning" : "notice",
      title: `bedrock-doctor configuration: ${label}`,
      text,
    })),
  ].map(({ name, title, text }) => command(name, { title }, text));
  // A verdict that no finding tells would else be nowhere.
  if (clean.verdict === "inconclusive" || (lines.length === 0 && clean.verdict !== "pass")) {
    lines.push(command("warning", { title: "bedrock-doctor" }, verdictSentence(clean)));
  }
  if (lines.length === 0) {
    lines.push(command("notice", { title: "bedrock-doctor" }, verdictSentence(clean)));
  }
  return `${[...lines, ...told].join("\n")}\n`;
}

function annotation(finding: ReportFinding, root: string): string {
  const [place] = finding.locations;
  const properties = {
    file: place === undefined ? undefined : (withinRoot(place.file, root) ?? place.file),
    line: place?.line,
    col: place?.line === undefined ? undefined : place.column,
    title: `${finding.code}: ${finding.title}`,
  };
  const text = remedyText(finding).split("\n").slice(1).join("\n");
  return command(COMMANDS[finding.severity], properties, text);
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${given.join(",")}::${escapeData(message)}`;
}

/** As the runner undoes it: percent first, else the others would be undone twice. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
