/**
 * The report for an issue or a ticket: what is wrong and how it is mended on top, plan, checks and
 * evidence folded below, so that the thread stays readable and nothing has to be asked for later.
 */
import type { Evidence, Remedy } from "../diagnosis/types.js";
import { configurationRows } from "./configuration-rows.js";
import { block, code, plain, prose, table } from "./markdown-text.js";
import { planRows } from "./plan-rows.js";
import { verdictSentence } from "./terminal/closing.js";
import { placeOf } from "./terminal/phrases.js";
import { countOf, withoutControls } from "./terminal/text.js";
import type { Report, ReportFinding } from "./types.js";

const SEVERITIES = { error: "✗", warning: "!", info: "i" } as const;
const VERDICTS = { pass: "✓", warn: "!", fail: "✗", inconclusive: "?" } as const;

/**
 * The report as GitHub-flavoured Markdown, with a newline at the end.
 *
 * @param options.details - whether plan, checks and evidence are in it; a job summary has a limit.
 */
export function formatMarkdown(report: Report, { details = true }: { details?: boolean } = {}): string {
  const clean = withoutControls(report);
  const { findings, suppressed } = clean;
  const telling = findings.filter(({ severity }) => severity !== "info");
  const infos = findings.filter(({ severity }) => severity === "info");
  const blocks = [
    [`## ${VERDICTS[clean.verdict]} ${plain(verdictSentence(clean))}`],
    [headline(clean)],
    ...telling.map((finding, index) => findingLines(finding, telling.length > 1 ? index + 1 : null)),
    infos.map(({ title, code: name, docs }) => `- ${prose(title)} ([${name}](${docs}))`),
    ...(details
      ? [
          folded("Plan", planLines(clean)),
          folded(`Checks: ${counted(clean)}`, checkLines(clean)),
          folded("Evidence", telling.flatMap(evidenceLines)),
        ]
      : []),
    [
      ...suppressed.map((one) => `- ignored: ${code(one.code)}, ${prose(one.reason)}`),
      ...configurationRows(clean).map(({ label, text }) => `- ${label}: ${prose(text)}`),
      ...(clean.configuration === undefined ? [] : [`- configuration: ${code(clean.configuration.file)}`]),
    ],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headline({ tool, plan, generatedAt, simulated, redactions }: Report): string {
  const parts = [
    `${tool.name} ${plain(tool.version)}`,
    `Claude Code ${plain(plan.claudeCode.version)}`,
    plan.provider === "none" ? null : code(plan.region.value),
    plan.platform,
    generatedAt,
    simulated === null ? null : `simulated: ${plain(simulated.scenario)}`,
    redactions.length === 0 ? null : `${countOf(redactions.length, "value")} replaced by tokens`,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

function findingLines(finding: ReportFinding, number: number | null): string[] {
  const { title, severity, why, measured, expected, clientShows, locations, docs, remedy } = finding;
  const rows = [
    ["measured", code(measured)],
    ["expected", code(expected)],
    ...locations.map((one) => [
      "at",
      [code(placeOf(one)), one.key && code(one.key)].filter(Boolean).join(" "),
    ]),
    ...(clientShows === undefined ? [] : [["Claude Code shows", code(clientShows)]]),
  ];
  return [
    `### ${number === null ? "" : `${number}. `}${SEVERITIES[severity]} ${prose(title)}`,
    "",
    `[${finding.code}](${docs}), ${severity}`,
    "",
    prose(why),
    "",
    ...table(["", ""], rows),
    "",
    ...remedyLines(remedy),
  ];
}

function remedyLines({ summary, steps, commands, settings, policy, terraform, links }: Remedy): string[] {
  return [
    `**Mend it.** ${prose(summary)}`,
    ...(steps.length === 0 ? [] : [""]),
    ...steps.map((step, index) => `${index + 1}. ${prose(step)}`),
    ...commands.flatMap((command) => ["", ...block(command, shellOf(command))]),
    ...(settings === undefined
      ? []
      : ["", `Merge into ${code(settings.file)}:`, "", ...block(json(settings.patch), "json")]),
    ...(policy === undefined
      ? []
      : ["", "The IAM statements that are missing:", "", ...block(json(policy), "json")]),
    ...(terraform === undefined ? [] : ["", "The same as Terraform:", "", ...block(terraform, "hcl")]),
    ...(links.length === 0 ? [] : ["", ...links.map((link) => `- ${prose(link)}`)]),
  ];
}

function shellOf(command: string): string {
  return /^\s*(\$env:|Remove-Item\b|Set-|Get-)/.test(command) ? "powershell" : "sh";
}

function planLines(report: Report): string[] {
  const { variables, settings } = report.plan;
  return [
    ...table(
      ["", "", "from"],
      planRows(report).map(({ label, value, at }) => [plain(label), code(value), at === "" ? "" : code(at)]),
    ),
    ...(variables.length === 0
      ? []
      : [
          "",
          ...table(
            ["variable", "value", "from", "overrides"],
            variables.map(({ name, value, source, location, overrides }) => [
              code(name),
              code(value),
              code(placeOf(location) || source),
              overrides
                .map((one) => `${code(one.value)} (${code(placeOf(one.location) || one.scope)})`)
                .join(", "),
            ]),
          ),
        ]),
    "",
    ...table(
      ["settings file", "scope", "status"],
      settings.map(({ file, scope, status }) => [code(file), scope, status]),
    ),
  ];
}

function counted({ checks }: Report): string {
  const counts = new Map<string, number>();
  for (const { status } of checks) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${status}`).join(", ");
}

function checkLines({ checks }: Report): string[] {
  return table(
    ["check", "status", "what was proved"],
    checks.map(({ id, status, proved, blockedBy = [] }) => [
      code(id),
      status,
      [prose(proved), blockedBy.length === 0 ? "" : `Blocked by ${blockedBy.map(code).join(", ")}.`].join(
        " ",
      ),
    ]),
  );
}

function evidenceLines(finding: ReportFinding): string[] {
  return finding.evidence.flatMap((one) => [
    `- ${code(finding.code)}: ${answerOf(one)}`,
    ...(one.excerpt === undefined ? [] : ["", ...block(one.excerpt, "text", "  ")]),
  ]);
}

function answerOf({ source, request, status, errorCode, requestId }: Evidence): string {
  const answer = [request, status, errorCode].filter((part) => part !== undefined).join(" ");
  return [source, answer, requestId === undefined ? "" : `request ID ${requestId}`]
    .filter((part) => part !== "")
    .map((part) => code(part))
    .join(", ");
}

/** The empty lines let the forge read Markdown inside the tag. */
function folded(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return ["<details>", `<summary>${title}</summary>`, "", ...lines, "", "</details>"];
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
