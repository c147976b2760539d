/**
 * A section of the documentation on a terminal: its parts under their names, paragraphs and lists
 * wrapped, commands as they are pasted.
 */
import type { PlainRemedy } from "../diagnosis/explain/explain-text.js";
import { makePen, type Pen, type TerminalStyle } from "./terminal/pen.js";

export interface Section {
  code: string;
  title: string;
  /** Markdown; null where the documentation is not at hand. */
  text: string | null;
  remedy: PlainRemedy;
}

const NAME = 2;
const BODY = 4;
const COMMANDS = 8;

/** The page, with a line break at its end. */
export function formatSection({ code, title, text, remedy }: Section, style: TerminalStyle): string {
  const pen = makePen(style);
  const lines = [
    `${pen.bold(code)}  ${pen.spoken(title)}`,
    "",
    ...(text === null ? shortLines(remedy, pen) : sectionLines(text, pen)),
    "",
    ...remedy.links.map((link) => " ".repeat(NAME) + pen.link(link)),
  ];
  return `${lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
}

function shortLines({ summary, commands }: PlainRemedy, pen: Pen): string[] {
  return [...pen.prose(summary, NAME), ...commands.map((command) => commandLine(command, pen))];
}

function sectionLines(text: string, pen: Pen): string[] {
  let fenced = false;
  return text.split("\n").flatMap((line) => {
    if (line.startsWith("```")) {
      fenced = !fenced;
      return [];
    }
    if (fenced) return [commandLine(line, pen)];
    const [, name, rest] = /^\*\*(What [\w ]+|How [\w ]+)\.\*\* (.*)$/.exec(line) ?? [];
    if (name === undefined) return proseLines(line, pen);
    return [" ".repeat(NAME) + pen.bold(name), ...proseLines(rest ?? "", pen)];
  });
}

function commandLine(line: string, pen: Pen): string {
  return " ".repeat(COMMANDS) + pen.command(line);
}

function proseLines(line: string, pen: Pen): string[] {
  if (/^\|[-|]+\|$/.test(line)) return [];
  const [, mark, item] = /^(-|\d+\.) (.*)$/.exec(line.startsWith("|") ? rowAsItem(line) : line) ?? [];
  if (mark === undefined) return pen.prose(plain(line), BODY);
  return pen.labelled(mark, plain(item ?? ""), { by: BODY, column: BODY + mark.length + 1 });
}

/** A table does not wrap, so each of its rows is an item. */
function rowAsItem(line: string): string {
  return `- ${line.slice(2, -2).split(" | ").join(" – ")}`;
}

/** Without links, marks of bold and escapes. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/\*\*([^*]+)\*\*/g, "$1")
    .replace(/\\([<*])/g, "$1");
}
