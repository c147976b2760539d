/**
 * What the parts of the terminal format write with: the width, the symbols and the colours. Colour
 * only repeats what a word or a symbol says, and keeps to what can be read on light and on dark.
 */
import { Chalk } from "chalk";
import type { CheckStatus } from "../../engine/types.js";
import { indent, plainTypography, textWidth, wrap } from "./text.js";

export interface TerminalStyle {
  /** Columns of the terminal. */
  width: number;
  colour: 0 | 1 | 2 | 3;
  ascii: boolean;
  verbose: boolean;
  /** Only what is wrong, and the verdict. */
  quiet?: boolean;
  /** Whether the terminal shows OSC-8 links. */
  hyperlinks: boolean;
}

export type Mark = CheckStatus | "info";

type Paint = (text: string) => string;

export interface Pen {
  ascii: boolean;
  verbose: boolean;
  /** Columns of the page: lines are not made longer than a person likes to read. */
  columns: number;
  bold: Paint;
  /** Secondary text. */
  dim: Paint;
  command: Paint;
  /** A title or a verdict. */
  title(mark: Mark, text: string): string;
  symbol(mark: Mark): string;
  /** An address, as a link where the terminal has links. */
  link(url: string): string;
  /** Prose, wrapped and indented. */
  prose(text: string, by: number): string[];
  /** Prose after a label; the next lines hang under the first. Label and text are painted apart. */
  labelled(label: string, text: string, place: { by: number; column: number }): string[];
  /** Prose as this style writes it, not wrapped. */
  spoken(text: string): string;
  /** A sign that exists in two forms. */
  either(sign: string, ascii: string): string;
}

const WIDEST_PAGE = 100;
const NARROWEST_PAGE = 40;

const SYMBOLS: Readonly<Record<Mark, { sign: string; ascii: string }>> = {
  pass: { sign: "✓", ascii: "ok" },
  warn: { sign: "!", ascii: "warn" },
  fail: { sign: "✗", ascii: "FAIL" },
  crashed: { sign: "✗", ascii: "FAIL" },
  blocked: { sign: "⊘", ascii: "blocked" },
  unknown: { sign: "?", ascii: "?" },
  skipped: { sign: "–", ascii: "-" },
  info: { sign: "i", ascii: "info" },
};

/** The pen for one style. */
export function makePen(style: TerminalStyle): Pen {
  const { ascii, verbose } = style;
  const chalk = new Chalk({ level: style.colour });
  const columns = Math.max(NARROWEST_PAGE, Math.min(style.width, WIDEST_PAGE));
  const spoken = (text: string) => (ascii ? plainTypography(text) : text);
  const paints: Readonly<Record<Mark, Paint>> = {
    pass: chalk.green,
    warn: chalk.bold,
    fail: chalk.bold.red,
    crashed: chalk.bold.red,
    blocked: chalk.dim,
    unknown: chalk.bold,
    skipped: chalk.dim,
    info: chalk.dim,
  };
  const titles: Readonly<Record<Mark, Paint>> = {
    ...paints,
    pass: chalk.bold.green,
    blocked: chalk.bold,
    skipped: chalk.bold,
    info: (text) => text,
  };
  return {
    ascii,
    verbose,
    columns,
    bold: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    command: (text) => chalk.cyan(text),
    title: (mark, text) => titles[mark](text),
    symbol: (mark) => paints[mark](ascii ? SYMBOLS[mark].ascii : SYMBOLS[mark].sign),
    link: (url) =>
      style.hyperlinks && style.colour > 0
        ? `\u001b]8;;${url}\u001b\\${chalk.dim(url)}\u001b]8;;\u001b\\`
        : chalk.dim(url),
    prose: (text, by) => indent(wrap(spoken(text), columns - by), by),
    labelled: (label, text, { by, column }) => {
      const lines = wrap(spoken(text), columns - column);
      const gap = " ".repeat(Math.max(1, column - by - textWidth(label)));
      const [first = "", ...rest] = lines;
      return [`${" ".repeat(by)}${chalk.dim(label)}${gap}${first}`, ...indent(rest, column)];
    },
    spoken,
    either: (sign, plain) => (ascii ? plain : sign),
  };
}

/** Width of a mark's symbol, without its colour. */
export function symbolWidth(mark: Mark, ascii: boolean): number {
  return textWidth(ascii ? SYMBOLS[mark].ascii : SYMBOLS[mark].sign);
}
