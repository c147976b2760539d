/**
 * Strict JSON with positions. The client takes no comments and no trailing commas, and says the
 * line and column of the first error; so does this, in words that never quote the file: a settings
 * file may hold keys.
 */
import { type Node, type ParseError, parseTree, printParseErrorCode, visit } from "jsonc-parser";
import type { FileProblem } from "./types.js";

/** One-based; the byte order mark does not count. */
export interface Position {
  line: number;
  column: number;
}

export type JsonResult =
  | {
      ok: true;
      value: unknown;
      /** Where a key stands, by its path from the root, of four levels at most; of duplicates the last. */
      locate(path: readonly string[]): Position | undefined;
    }
  | { ok: false; problem: FileProblem };

/** Parses a text as the client does: strict JSON, a byte order mark allowed, duplicates: last wins. */
export function parseStrictJson(text: string): JsonResult {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (source.trim() === "") return { ok: false, problem: { message: "the file is empty" } };
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return { ok: false, problem: findProblem(source) };
  }
  let locate: ((path: readonly string[]) => Position | undefined) | undefined;
  return {
    ok: true,
    value,
    locate(path) {
      locate ??= createLocator(source);
      return locate(path);
    },
  };
}

/**
 * Keys of the root and of its `env` that can still be made out in a text that is no JSON: what is
 * lost with the file. The caller decides which of them may be shown.
 */
export function salvageKeys(text: string): string[] {
  const root = parseTreeSafely(text.replace(/^\uFEFF/, ""));
  const env = propertiesIn(root).find((one) => one.name === "env")?.value;
  const read = [...propertiesIn(root), ...propertiesIn(env)].map((one) => one.name);
  return read.length > 0 ? read : writtenAsKeys(text);
}

/** A line of comment, or else a word before a colon: a key in single or curly quotes, in none, or in an array. */
const COMMENT_OR_KEY =
  /(?<![^\r\n])[^\S\r\n]*(?:\/\/|#|\*|\/\*)[^\r\n]*|(?<![\w-])([A-Za-z]\w*)["'`\u2018\u2019\u201C\u201D]?[^\S\r\n]{0,8}:/g;

/** A hostile file has hundreds of thousands; no settings file has a thousand. */
const MOST_KEYS = 10_000;

function writtenAsKeys(text: string): string[] {
  const words = new Set<string>();
  for (const [, name] of text.matchAll(COMMENT_OR_KEY)) {
    if (name !== undefined) words.add(name);
    if (words.size === MOST_KEYS) break;
  }
  return [...words];
}

function propertiesIn(node: Node | undefined): { name: string; value: Node | undefined }[] {
  if (node?.type !== "object") return [];
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return typeof key?.value === "string" ? [{ name: key.value, value }] : [];
  });
}

function findProblem(source: string): FileProblem {
  const first = findFirstError(source);
  if (first === undefined) return { message: "it is not valid JSON" };
  return { message: describeError(source, first), ...createLineIndex(source)(first.offset) };
}

/** The parser goes on behind an error and tells each; of a text that is no JSON at all those are all its words. */
function findFirstError(source: string): Fault | undefined {
  if (isDeeperThan(source, DEEPEST)) return undefined;
  let first: Fault | undefined;
  try {
    visit(
      source,
      {
        onError(error, offset) {
          first = { error, offset };
          throw first;
        },
      },
      STRICT,
    );
  } catch (stopped) {
    if (stopped !== first) throw stopped;
  }
  return first;
}

type Fault = Pick<ParseError, "error" | "offset">;

const STRICT = { disallowComments: true, allowTrailingComma: false };

/** Levels; no settings file has ten. Where the stack ends depends on what ran before, so it must not decide. */
const DEEPEST = 1_000;

/** jsonc-parser recurses, so a file of a hundred thousand brackets would end the process. */
function parseTreeSafely(source: string): Node | undefined {
  return isDeeperThan(source, DEEPEST) ? undefined : parseTree(source, new NoErrors(), STRICT);
}

/** Takes none: a text that is no JSON at all has one for each of its words. */
class NoErrors extends Array<ParseError> {
  override push(): number {
    return 0;
  }
}

/** By its brackets, those in texts included: what is asked about is no JSON, and has no sure texts. */
function isDeeperThan(source: string, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charCodeAt(at);
    if (sign === OPEN_BRACKET || sign === OPEN_BRACE) depth += 1;
    else if (sign === CLOSED_BRACKET || sign === CLOSED_BRACE) depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}

const OPEN_BRACKET = 0x5b;
const CLOSED_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSED_BRACE = 0x7d;

/** The keys of an object, the last of duplicates; `below` are those of the object that is its value. */
type Keys = Map<string, { offset: number; below?: Keys }>;

/** Levels in which keys are looked up; what is asked for stands in the first two. */
const DEEPEST_KEY = 4;

/** Keys and lines are indexed once: a hostile file has a hundred thousand of either. */
function createLocator(source: string): (path: readonly string[]) => Position | undefined {
  const root = indexKeys(source);
  const position = createLineIndex(source);
  return (path) => {
    let keys: Keys | undefined = root;
    let key: { offset: number; below?: Keys } | undefined;
    for (const name of path) {
      key = keys?.get(name);
      keys = key?.below;
    }
    return key && position(key.offset);
  };
}

/** Of a text that was parsed already, so that its brackets and quotes match. */
function indexKeys(source: string): Keys | undefined {
  const open: (Keys | undefined)[] = [];
  let root: Keys | undefined;
  let text = { start: 0, end: 0 };
  /** The key whose value comes next. */
  let key: { offset: number; below?: Keys } | undefined;
  const signs = /["{}[\]:]/g;
  for (let found = signs.exec(source); found !== null; found = signs.exec(source)) {
    const sign = found[0];
    if (sign === '"') {
      text = { start: found.index, end: endOfText(source, found.index) };
      signs.lastIndex = text.end;
    } else if (sign === ":") {
      key = { offset: text.start };
      const written = source.slice(text.start, text.end);
      // Most keys have no escape, and a hostile file has a hundred thousand of them.
      open.at(-1)?.set(written.includes("\\") ? String(JSON.parse(written)) : written.slice(1, -1), key);
    } else if (sign === "}" || sign === "]") {
      open.pop();
      key = undefined;
    } else {
      const keys: Keys | undefined = sign === "{" && open.length < DEEPEST_KEY ? new Map() : undefined;
      if (open.length === 0) root = keys;
      else if (key !== undefined && keys !== undefined) key.below = keys;
      key = undefined;
      open.push(keys);
    }
  }
  return root;
}

/** Behind the closing quote; a quote behind an odd number of backslashes is part of the text. */
function endOfText(source: string, start: number): number {
  for (let end = source.indexOf('"', start + 1); end >= 0; end = source.indexOf('"', end + 1)) {
    let before = end;
    while (source[before - 1] === "\\") before -= 1;
    if ((end - before) % 2 === 0) return end + 1;
  }
  return source.length;
}

function createLineIndex(source: string): (offset: number) => Position {
  const starts = [0];
  // Sign by sign, because a file may have a million lines and each match of an expression is an object.
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charCodeAt(at);
    if (sign === LINE_FEED || (sign === CARRIAGE_RETURN && source.charCodeAt(at + 1) !== LINE_FEED))
      starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

function describeError(source: string, { error, offset }: Fault): string {
  const before = source.slice(0, offset).trimEnd();
  const after = source[offset];
  if (before.endsWith(",") && (after === "}" || after === "]")) {
    return `a comma stands before the closing ${after === "}" ? "brace" : "bracket"}`;
  }
  const code = printParseErrorCode(error);
  if (code === "CommaExpected" && after === "}") return "a closing bracket is missing";
  if (code === "CommaExpected" && after === "]") return "a closing brace is missing";
  return clauses[code] ?? "it is not valid JSON";
}

/** By the names of the parser's error codes. */
const clauses: Readonly<Record<string, string>> = {
  InvalidSymbol: "a word or sign stands here that is not JSON",
  InvalidNumberFormat: "a number is not written as JSON has it",
  PropertyNameExpected: "a key in double quotes is missing",
  ValueExpected: "a value is missing",
  ColonExpected: "a colon is missing after a key",
  CommaExpected: "a comma is missing between two entries",
  CloseBraceExpected: "a comma or a closing brace is missing",
  CloseBracketExpected: "a comma or a closing bracket is missing",
  EndOfFileExpected: "something follows after the end of the JSON document",
  InvalidCommentToken: "comments are not allowed",
  UnexpectedEndOfComment: "comments are not allowed",
  UnexpectedEndOfString: "a text has no closing double quote",
  UnexpectedEndOfNumber: "a number is not written as JSON has it",
  InvalidUnicode: "a \\u escape is not followed by four hexadecimal digits",
  InvalidEscapeCharacter: "a backslash in a text is not followed by a JSON escape",
  InvalidCharacter: "a text holds a control character, such as a tab or line break",
};
