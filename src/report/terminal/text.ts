/**
 * Text on a terminal: how wide it is, how it wraps, and that it cannot drive the terminal. IDs, ARNs,
 * URLs and commands in backticks are one word and are never cut: a line may grow too long for them.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is the purpose.
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The same in JSON, which writes most of them in its own way; it may say so of another text, too. */
const CONTROLS_IN_JSON = /\\[bfrtu]|[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Plain data with every control character but the newline taken out of its texts (tabs become blanks). */
export function withoutControls<T>(value: T): T {
  // Nearly none has any, and to look through the whole of a report at once takes no time.
  const json: string | undefined = JSON.stringify(value);
  return json === undefined || CONTROLS_IN_JSON.test(json) ? (strip(value) as T) : value;
}

function strip(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\t", "  ").replace(CONTROLS, "");
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.replace(CONTROLS, ""), strip(item)]),
  );
}

/** Nearly every text: one column for each sign. No sign of these ranges has another width. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a control character counts as any other sign here.
const NARROW = /^[\u0000-\u02ff\u2010-\u20cf\u2100-\u27ff]*$/;

/** Columns that `text` takes; it must hold no escape sequences. */
export function textWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  // Here, because V8 gathers such classes from all of Unicode where it comes upon them.
  const zeroWidth = /^(?:\p{Mark}|\u200b|\u200c|\u200d)$/u;
  const wide =
    /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;
  let width = 0;
  for (const character of text) {
    if (zeroWidth.test(character)) continue;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}

/** Stands for a blank at which `wrap` must not break. */
export const NO_BREAK = "\u00a0";

/** Lines of at most `width` columns, broken between words; a longer word has a line of its own. */
export function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph, width));
}

function wrapParagraph(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.match(/(?:`[^`]*`|[^ `]|`)+/g) ?? []) {
    if (line === "") line = word;
    else if (textWidth(line) + 1 + textWidth(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((whole) => whole.replaceAll(NO_BREAK, " "));
}

export function indent(lines: readonly string[], by: number): string[] {
  return lines.map((line) => (line === "" ? "" : " ".repeat(by) + line));
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

const TYPOGRAPHY: Readonly<Record<string, string>> = {
  "…": "...",
  "–": "-",
  "—": "-",
  "·": "-",
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "→": "->",
  "⚠": "!",
};

/** Prose in ASCII signs. Letters of other scripts stay: they are part of somebody's names. */
export function plainTypography(text: string): string {
  return text.replace(/[…–—·“”‘’→⚠]/g, (sign) => TYPOGRAPHY[sign] ?? sign);
}

/** `1 cause`, `2 causes`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `418 ms` below ten seconds, `12.3 s` above. */
export function formatMilliseconds(ms: number): string {
  return ms < 10_000 ? `${Math.round(ms)} ms` : formatSeconds(ms);
}

export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
