/** A section of the documentation on a terminal: paragraphs wrapped, lists and tables as they stand. */
import type { PlainRemedy } from "../diagnosis/explain/explain-text.js";
import { makePen, type Pen, type TerminalStyle } from "./terminal/pen.js";

export interface Section {
  code: string;
  title: string;
  /** Markdown. */
  text: string;
  remedy: PlainRemedy;
}

const BODY = 2;
const COMMANDS = 6;

/** The page, with a line break at its end. */
export function formatSection({ code, title, text, remedy }: Section, style: TerminalStyle): string {
  const pen = makePen(style);
  const lines = [
    `${pen.bold(code)}  ${pen.spoken(title)}`,
    "",
    ...text.split("\n").flatMap((line) => proseLines(line, pen)),
    "",
    ...pen.prose(`In short: ${remedy.summary}`, BODY),
    ...remedy.commands.map((command) => " ".repeat(COMMANDS) + pen.command(command)),
    ...remedy.links.map((link) => " ".repeat(BODY) + pen.link(link)),
  ];
  return `${lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
}

function proseLines(line: string, pen: Pen): string[] {
  if (line.startsWith("|")) return [" ".repeat(BODY) + pen.spoken(plain(line))];
  return pen.prose(plain(line), BODY);
}

/** Without links and marks of bold. */
function plain(text: string): string {
  return text.replace(/\[([^\]]+)\]\([^)]*\)/g, "$1").replace(/\*\*([^*]+)\*\*/g, "$1");
}
