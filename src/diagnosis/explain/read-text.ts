/**
 * Makes a pasted text searchable: one line for each line of it, without what terminals, logs and JSON
 * put around the words, and all lines joined so that a wrapped sentence is whole again. Every place of
 * the joined text leads back to its line.
 */

export interface Joined {
  text: string;
  /** Number of the line, from 1, that the place belongs to. */
  lineAt(place: number): number;
}

const ESCAPE = "\u001b";
/** CSI and OSC sequences, and whatever else begins with an escape. */
const SEQUENCES = new RegExp(
  `${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${ESCAPE}\\u0007]*(?:\\u0007|${ESCAPE}\\\\)?|[@-_])`,
  "g",
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is the purpose.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The lines of a text, without anything that could drive a terminal. */
export function splitLines(input: string): string[] {
  const clean = input.includes(ESCAPE) ? input.replace(SEQUENCES, "") : input;
  return clean
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replaceAll("\t", " ").replace(CONTROLS, ""));
}

/** Frames and bullets of terminals and mails, at the start and the end of a line. */
const FRAME = /^[\s│┃║|>⎿└├●✻⚠✘❯*]+|[\s│┃║|]+$/g;

/** One line in plain signs: quotes, blanks and escapes in their simplest form. */
export function plainLine(line: string): string {
  const unescaped = withoutEntities(withoutEscapes(line));
  return unescaped
    .replace(/[\u2018\u2019\u201b\u0060\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201f]/g, '"')
    .replace(FRAME, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** JSON in JSON in a log has several backslashes before a quote. */
function withoutEscapes(line: string): string {
  if (!line.includes("\\")) return line;
  return line
    .replace(/\\+u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\+[nrt](?![\\a-z])|\\+[nrt](?=[A-Z"'{[])/g, " ")
    .replace(/\\+(["'/])/g, "$1");
}

function withoutEntities(line: string): string {
  if (!line.includes("&")) return line;
  return line
    .replace(/&(?:#39|apos|rsquo|lsquo);/g, "'")
    .replace(/&(?:#34|quot);/g, '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
}

/** Joins plain lines; `glue` is a blank for sentences that were wrapped, nothing for words that were cut. */
export function joinLines(lines: readonly string[], glue: "" | " "): Joined {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length + glue.length;
  }
  return {
    text: lines.join(glue),
    lineAt(place) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= place) low = middle;
        else high = middle - 1;
      }
      return low + 1;
    },
  };
}
