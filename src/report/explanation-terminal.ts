/**
 * An explanation for a person: each cause with the line that shows it, what decides between the
 * candidates, and how it is mended; then what the text advises that no longer holds.
 */
import type { CorrectedAdvice, ExplainedCause, Explanation } from "../diagnosis/explain/explain-text.js";
import { makePen, type Pen, symbolWidth, type TerminalStyle } from "./terminal/pen.js";
import { countOf, textWidth, withoutControls, wrap } from "./terminal/text.js";

const BODY = 2;
const LABELS = { by: 2, column: 18 };
const COMMANDS = 6;

/** The page, with a line break at its end. */
export function formatExplanation(explanation: Explanation, style: TerminalStyle): string {
  const pen = makePen(style);
  const { causes, advice, known } = withoutControls(explanation);
  const blocks = known
    ? [headOf(causes, pen), ...causes.map((cause) => causeLines(cause, pen)), adviceLines(advice, pen)]
    : [unknownLines(pen)];
  const page = blocks.filter((block) => block.length > 0).map((block) => block.join("\n"));
  return `${page.join("\n\n")}\n`;
}

function headOf(causes: readonly ExplainedCause[], pen: Pen): string[] {
  if (causes.length < 2) return [];
  return [pen.bold(`${countOf(causes.length, "independent cause")}, the first to be mended first`)];
}

function causeLines(cause: ExplainedCause, pen: Pen): string[] {
  const others = cause.candidates.slice(1);
  const [summary = "", ...more] = pen.prose(cause.remedy.summary, BODY + 9);
  return [
    ...titleLines(cause, pen),
    "",
    ...pen.labelled(`line ${cause.line}`, `"${cause.excerpt}"`, LABELS),
    ...(others.length === 0 ? [] : pen.labelled("or", others.join(", "), LABELS)),
    ...pen.labelled("what decides", cause.decides, LABELS),
    "",
    `${" ".repeat(BODY)}${pen.bold("Mend it")}  ${summary.trimStart()}`,
    ...more,
    ...cause.remedy.steps.flatMap((step) => pen.prose(step, BODY + 9)),
    ...cause.remedy.commands.map((command) => " ".repeat(COMMANDS) + pen.command(command)),
    ...cause.remedy.links.map((link) => " ".repeat(BODY) + pen.link(link)),
  ];
}

/** The code stands at the right, below the title where there is no room beside it. */
function titleLines({ title, code }: ExplainedCause, pen: Pen): string[] {
  const mark = "fail";
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

function adviceLines(advice: readonly CorrectedAdvice[], pen: Pen): string[] {
  if (advice.length === 0) return [];
  return [
    pen.bold("Advice that is out of date"),
    ...advice.flatMap((one) => [
      ...pen.labelled(`line ${one.line}`, one.said, LABELS),
      ...pen.labelled("today", one.today, LABELS),
    ]),
  ];
}

function unknownLines(pen: Pen): string[] {
  return [
    `${pen.symbol("unknown")} ${pen.bold("Not known")}`,
    "",
    ...pen.prose(
      "Nothing in this text is an error of Claude Code on Amazon Bedrock that this tool knows.",
      BODY,
    ),
    ...pen.prose(
      "`bedrock-doctor` asks AWS by Claude Code's own path; `claude --debug` writes AWS's own text behind a sentence.",
      BODY,
    ),
  ];
}
