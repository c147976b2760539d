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
/** Control characters but for those that end a line or part words, and signs that nobody sees. */
const CONTROLS = /[^\P{Cc}\t\n\r]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** The lines of a text, without anything that could drive a terminal. */
export function splitLines(input: string): string[] {
  const clean = input.includes(ESCAPE) ? input.replace(SEQUENCES, "") : input;
  // The whole at once: a text can be a million line ends.
  return clean
    .replaceAll("\t", " ")
    .replace(CONTROLS, "")
    .split(/\r\n|[\n\r\u2028\u2029]/);
}

/** A line in which nothing is to be made plain, as most lines of a log are. */
const PLAIN = /^(?: ?[\w#.,:;'"/(){}=+-])*$/;

/** Frames and bullets of terminals and mails, at the start and the end of a line. */
const FRAME = /^[\s│┃║|>⎿└├●✻⚠✘❯*]+|(?<![\s│┃║|])[\s│┃║|]+$/g;

/** One line in plain signs: quotes, blanks and escapes in their simplest form. */
export function plainLine(line: string): string {
  if (line === "" || PLAIN.test(line)) return line.startsWith(" ") ? line.slice(1) : line;
  const unescaped = withoutEntities(withoutEscapes(line));
  return unescaped
    .replace(/[\u2018\u2019\u201b\u0060\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201f]/g, '"')
    .replace(FRAME, "")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * JSON in JSON in a log has several backslashes before a quote. Each expression begins at the first of
 * them only: from every one of a long run, it would take the square of the run's length.
 */
function withoutEscapes(line: string): string {
  if (!line.includes("\\")) return line;
  return line
    .replace(/(?<!\\)\\+u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/(?<!\\)\\+[nrt](?:(?![\\a-z])|(?=[A-Z"'{[]))/g, " ")
    .replace(/(?<!\\)\\+(["'/])/g, "$1");
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
  const starts = new Uint32Array(lines.length);
  let length = 0;
  lines.forEach((line, at) => {
    starts[at] = length;
    length += line.length + glue.length;
  });
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
