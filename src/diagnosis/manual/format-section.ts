/**
 * The section of a code in Markdown: its four parts, from its record, its plain meaning and the remedy
 * that the catalogue writes for an example. Pure, so that a test can tell whether a page is current.
 */
import type { ReportFinding } from "../../report/types.js";
import type { PlainMeaning } from "../explain/meanings/types.js";
import type { PolicyStatement, Remedy } from "../types.js";
import type { ManualEntry } from "./types.js";

/** A finding as the tool reports it, and how to have it reported. */
export interface ManualExample {
  /** The arguments of `bedrock-doctor`; null where no set-up of the simulator leads to it. */
  args: readonly string[] | null;
  finding: ReportFinding;
  /** The shell of the commands in `finding`. */
  shell: "sh" | "powershell";
  /** The commands in PowerShell, where they are others. */
  powerShell: readonly string[] | null;
  client: { version: string; mode: "print" | "interactive" };
}

/** The four parts, in their order; each begins with its name in bold. */
export const parts = [
  "What it means",
  "How it was proved",
  "How to mend it",
  "What Claude Code shows",
] as const;

/** The rest of a long list of resources is the same for other models and regions. */
const MOST_RESOURCES = 3;
/** Columns of a line of JSON. */
const LONGEST_LINE = 100;

/**
 * Writes the section, from its anchor to its last line.
 *
 * @param severity - the default one, where the record names no other
 * @throws Error where neither the example nor the record says what Claude Code shows
 */
export function formatManualSection(
  code: string,
  severity: string,
  entry: ManualEntry,
  plain: PlainMeaning,
  example: ManualExample,
): string {
  const anchor = code.slice(code.indexOf(".") + 1);
  const texts = [
    entry.meaning,
    entry.proof,
    [escapeMarkdown(plain.mend), entry.mend].filter((one) => one !== undefined).join(" "),
    showsOf(code, entry, example),
  ];
  const [meaning, proof, mend, shows] = parts.map((name, index) => `**${name}.** ${texts[index]}`);
  return [
    `<a id="${anchor}"></a>\n## ${code} · ${entry.severity ?? severity}`,
    meaning,
    proof,
    mend,
    ...remedyBlocks(example),
    shows,
  ].join("\n\n");
}

function showsOf(code: string, entry: ManualEntry, { finding, client }: ManualExample): string {
  const { clientShows } = finding;
  const { version, mode } = client;
  const where = mode === "print" ? "with `-p`" : "in the terminal";
  const said =
    clientShows === undefined ? [] : [`“${escapeMarkdown(clientShows)}” (release ${version}, ${where}).`];
  const texts = [...said, ...(entry.shows === undefined ? [] : [entry.shows])];
  if (texts.length === 0) throw new Error(`nothing says what Claude Code shows of ${code}`);
  return texts.join(" ");
}

function remedyBlocks({ args, finding, shell, powerShell }: ManualExample): string[] {
  const { remedy } = finding;
  const summary = escapeMarkdown(remedy.summary);
  const steps = remedy.steps.map((step, index) => `${index + 1}. ${escapeMarkdown(step)}`).join("\n");
  return [
    args === null ? `An example: ${summary}` : `\`bedrock-doctor ${args.join(" ")}\` says: ${summary}`,
    ...(steps === "" ? [] : [steps]),
    ...fenced(shell, remedy.commands),
    ...(powerShell === null ? [] : ["In PowerShell:", ...fenced("powershell", powerShell)]),
    ...settingsBlocks(remedy),
    ...(remedy.policy?.Statement ?? []).flatMap(statementBlocks),
  ];
}

function settingsBlocks({ settings }: Remedy): string[] {
  if (settings === undefined) return [];
  const patch = formatJson(settings.patch);
  // A `null` that somebody wrote into the file would be taken for a text.
  const removes = /: null\b/.test(patch) ? " (`null` stands for: take the key away)" : "";
  return [`Merge into \`${settings.file}\`${removes}:`, ...fenced("json", [patch])];
}

function statementBlocks(statement: PolicyStatement): string[] {
  const { Resource: resource } = statement;
  const resources = typeof resource === "string" ? [resource] : resource;
  const more = resources.length - MOST_RESOURCES;
  const shown = more > 0 ? { ...statement, Resource: resources.slice(0, MOST_RESOURCES) } : statement;
  return [
    more > 0 ? `The IAM statement, here without ${more} of its resources:` : "The IAM statement:",
    ...fenced("json", [formatJson(shown)]),
  ];
}

function fenced(language: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [[`\`\`\`${language}`, ...lines, "```"].join("\n")];
}

/** On one line where it fits, else one line for each field and each member of a long list. */
function formatJson(value: unknown, by = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const listed = Array.isArray(value);
  const write = (deeper: string) =>
    listed
      ? value.map((one) => formatJson(one, deeper))
      : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${formatJson(one, deeper)}`);
  const members = write(by).join(", ");
  const line = listed ? `[${members}]` : `{ ${members} }`;
  if (by.length + line.length <= LONGEST_LINE && !line.includes("\n")) return line;
  const deeper = `${by}  `;
  const lines = write(deeper).map((one) => deeper + one);
  return `${listed ? "[" : "{"}\n${lines.join(",\n")}\n${by}${listed ? "]" : "}"}`;
}

/** What would be a mark of Markdown in a sentence of the catalogue; within backticks nothing is one. */
function escapeMarkdown(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[<*]/g, "\\$&")))
    .join("");
}
