/**
 * One finding for a person: what it is, what was measured against what was expected, what Claude Code
 * shows, and how to mend it. Errors in full; warnings and infos shorter, as they change no verdict.
 */
import type { Evidence, Remedy } from "../../diagnosis/types.js";
import type { Location } from "../../machine/types.js";
import type { ReportFinding } from "../types.js";
import { type Mark, type Pen, symbolWidth } from "./pen.js";
import { placeOf } from "./phrases.js";
import { indent, textWidth, wrap } from "./text.js";

const BODY = 2;
const COMPARISON = { by: 4, column: 14 };
const COMMANDS = 6;
const MEND = "Mend it  ";

/** Everything there is to say: for what decides the verdict. */
export function formatFinding(finding: ReportFinding, mark: Mark, pen: Pen): string[] {
  const shown = finding.clientShows;
  return joinBlocks([
    [...titleLines(finding, mark, pen)],
    pen.prose(finding.why, BODY),
    comparisonLines(finding, pen),
    shown === undefined ? [] : pen.prose(`Claude Code shows: ${quoted(shown)}`, BODY),
    ...remedyBlocks(finding.remedy, pen),
    [...finding.remedy.links.filter((link) => link !== finding.docs), finding.docs].map(
      (url) => " ".repeat(BODY) + pen.link(url),
    ),
  ]);
}

/** A warning: title, why, where, and what to do, without blank lines between. */
export function formatWarning(finding: ReportFinding, pen: Pen): string[] {
  if (pen.verbose) return formatFinding(finding, "warn", pen);
  const { remedy } = finding;
  return [
    ...titleLines(finding, "warn", pen),
    ...pen.prose(finding.why, BODY),
    ...locationLines(finding.locations, pen),
    ...summaryLines(remedy, pen),
    ...commandLines(remedy.commands, pen),
    ...settingsLines(remedy),
    ...policyLines(remedy),
    " ".repeat(BODY) + pen.link(finding.docs),
  ];
}

/** An info: that it is so, and why it matters. */
export function formatInfo(finding: ReportFinding, pen: Pen): string[] {
  if (pen.verbose) return formatFinding(finding, "info", pen);
  return [...titleLines(finding, "info", pen), ...pen.prose(finding.why, BODY)];
}

/** Blocks with an empty line between; empty blocks vanish. */
export function joinBlocks(blocks: readonly (readonly string[])[]): string[] {
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}

/** The code stands at the right: beside the title's last line if there is room, else below it. */
function titleLines({ title, code }: ReportFinding, mark: Mark, pen: Pen): string[] {
  const hang = symbolWidth(mark, pen.ascii) + 1;
  const texts = wrap(pen.spoken(title), pen.columns - hang);
  const last = texts.at(-1) ?? "";
  const gap = pen.columns - hang - textWidth(last) - textWidth(code);
  const lines = texts.map((text, index) =>
    index === 0 ? `${pen.symbol(mark)} ${pen.title(mark, text)}` : " ".repeat(hang) + pen.title(mark, text),
  );
  if (gap < 2) return [...lines, " ".repeat(Math.max(BODY, pen.columns - textWidth(code))) + pen.dim(code)];
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ""}${" ".repeat(gap)}${pen.dim(code)}`];
}

function comparisonLines(finding: ReportFinding, pen: Pen): string[] {
  return [
    ...pen.labelled("measured", finding.measured, COMPARISON),
    ...pen.labelled("expected", finding.expected, COMPARISON),
    ...locationLines(finding.locations, pen),
    ...(pen.verbose ? finding.evidence.flatMap((evidence) => evidenceLines(evidence, pen)) : []),
  ];
}

/** A path may hold blanks, so it is not given to the wrapper. */
function locationLines(locations: readonly Location[], pen: Pen): string[] {
  return locations.flatMap((location, index) => {
    const label = " ".repeat(COMPARISON.by) + pen.dim(index === 0 ? "at" : "  ");
    const line = label + " ".repeat(COMPARISON.column - COMPARISON.by - 2) + placeOf(location);
    if (location.key === undefined) return [line];
    const fits = COMPARISON.column + textWidth(`${placeOf(location)}  ${location.key}`) <= pen.columns;
    return fits ? [`${line}  ${location.key}`] : [line, " ".repeat(COMPARISON.column) + location.key];
  });
}

function evidenceLines(evidence: Evidence, pen: Pen): string[] {
  const { source, request, status, errorCode, requestId, excerpt } = evidence;
  const answer = [request, status, errorCode].filter((part) => part !== undefined).join(" ");
  const id = requestId === undefined ? "" : `request ID ${requestId}`;
  const texts = [[source, answer, id].filter((part) => part !== "").join(", ")];
  if (excerpt !== undefined) texts.push(quoted(excerpt));
  return texts.flatMap((text, index) => pen.labelled(index === 0 ? "evidence" : "", text, COMPARISON));
}

function remedyBlocks(remedy: Remedy, pen: Pen): string[][] {
  const steps = remedy.steps.flatMap((step, index) => {
    const number = remedy.steps.length === 1 ? pen.either("→", "->") : `${index + 1}.`;
    const lines = pen.prose(step, BODY + 2 + textWidth(number) + 1);
    const [first = "", ...rest] = lines;
    return [`${" ".repeat(BODY + 2)}${number} ${first.trimStart()}`, ...rest];
  });
  return [
    [...summaryLines(remedy, pen), ...steps],
    commandLines(remedy.commands, pen),
    settingsLines(remedy),
    policyLines(remedy),
  ];
}

function summaryLines({ summary }: Remedy, pen: Pen): string[] {
  const lines = pen.prose(summary, BODY + MEND.length);
  const [first = "", ...rest] = lines;
  return [`${" ".repeat(BODY)}${pen.bold(MEND.trimEnd())}  ${first.trimStart()}`, ...rest];
}

/** At full width, so that what is copied is what was meant. */
function commandLines(commands: readonly string[], pen: Pen): string[] {
  return commands.flatMap((command) => indent(command.split("\n").map(painted(pen)), COMMANDS));
}

function settingsLines({ settings }: Remedy): string[] {
  if (settings === undefined) return [];
  return [`  Merge into ${settings.file}`, ...jsonLines(settings.patch)];
}

function policyLines({ policy }: Remedy): string[] {
  if (policy === undefined) return [];
  return ["  The IAM statements that are missing", ...jsonLines(policy)];
}

function jsonLines(value: unknown): string[] {
  return indent(JSON.stringify(value, null, 2).split("\n"), COMMANDS);
}

function painted(pen: Pen): (line: string) => string {
  return (line) => (line === "" ? "" : pen.command(line));
}

function quoted(text: string): string {
  return /^["“].*["”]$/s.test(text) ? text : `"${text}"`;
}
