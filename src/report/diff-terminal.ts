/** What changed between two reports, for a person: findings first, then what may have led to them. */
import type { Change, ReportDiff } from "./compare-reports.js";
import { makePen, type Pen, type TerminalStyle } from "./terminal/pen.js";
import { withoutControls } from "./terminal/text.js";

/** Longer values are in the JSON. */
const LONGEST = 160;

/** The page, with a newline at the end. Control characters in it are taken out. */
export function formatDiff(diff: ReportDiff, style: TerminalStyle): string {
  const pen = makePen(style);
  const clean = withoutControls(diff);
  const blocks = [
    [`${pen.bold(`bedrock-doctor ${clean.tool.version}`)}  what changed`],
    [sideLine("old", clean.old, pen), sideLine("new", clean.new, pen)].flat(),
    findingLines(clean, pen),
    section("Settings", clean.settings, pen),
    section("Plan", clean.plan, pen),
    section("Facts", clean.facts, pen),
    clean.same ? ["Nothing changed but the time."] : [],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function sideLine(label: string, side: ReportDiff["old"], pen: Pen): string[] {
  const { generatedAt, verdict, exitCode, version, mode } = side;
  const text = `${generatedAt}  ${verdict} (exit ${exitCode}), ${mode}, made by ${version}`;
  return pen.labelled(label, text, { by: 2, column: 7 });
}

function findingLines({ findings }: ReportDiff, pen: Pen): string[] {
  const { added, removed, changed } = findings;
  const named = (sign: string, one: (typeof added)[number]) =>
    pen.labelled(sign, `${one.code}${one.ignored ? " (ignored)" : ""}: ${one.title}`, { by: 2, column: 4 });
  const lines = [
    ...removed.flatMap((one) => named("-", one)),
    ...added.flatMap((one) => named("+", one)),
    ...changed.flatMap(({ code, changes }) => [
      ...pen.labelled("~", code, { by: 2, column: 4 }),
      ...changes.flatMap((change) => changeLines(change, 6, pen)),
    ]),
  ];
  return lines.length === 0 ? [] : [pen.bold("Findings"), ...lines];
}

function section(title: string, changes: readonly Change[], pen: Pen): string[] {
  if (changes.length === 0) return [];
  return [pen.bold(title), ...changes.flatMap((change) => changeLines(change, 2, pen))];
}

function changeLines(change: Change, by: number, pen: Pen): string[] {
  const values = [
    ...("old" in change ? pen.labelled("-", valueText(change.old), { by: by + 2, column: by + 4 }) : []),
    ...("new" in change ? pen.labelled("+", valueText(change.new), { by: by + 2, column: by + 4 }) : []),
  ];
  return [`${" ".repeat(by)}${change.path}`, ...values];
}

function valueText(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
