/**
 * Strict JSON with positions. The client takes no comments and no trailing commas, and says the
 * line and column of the first error; so does this, in words that never quote the file: a settings
 * file may hold keys.
 */
import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
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
      /** Where a key stands, by its path from the root; of duplicates the last. */
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
  const root = parseTreeSafely(text.replace(/^\uFEFF/, ""), []);
  const env = propertiesIn(root).find((one) => one.name === "env")?.value;
  return [...propertiesIn(root), ...propertiesIn(env)].map((one) => one.name);
}

function propertiesIn(node: Node | undefined): { name: string; value: Node | undefined }[] {
  if (node?.type !== "object") return [];
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return typeof key?.value === "string" ? [{ name: key.value, value }] : [];
  });
}

function findProblem(source: string): FileProblem {
  const errors: ParseError[] = [];
  parseTreeSafely(source, errors);
  const [first] = errors.sort((a, b) => a.offset - b.offset);
  if (first === undefined) return { message: "it is not valid JSON" };
  return { message: describeError(source, first), ...createLineIndex(source)(first.offset) };
}

/** jsonc-parser recurses, so a file of a hundred thousand brackets would end the process. */
function parseTreeSafely(source: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(source, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Keys and lines are indexed once: a hostile file has a hundred thousand of either. */
function createLocator(source: string): (path: readonly string[]) => Position | undefined {
  const root = parseTreeSafely(source, []);
  const position = createLineIndex(source);
  const indexes = new Map<Node, Map<unknown, Node>>();
  const propertiesOf = (container: Node) => {
    const known = indexes.get(container);
    if (known !== undefined) return known;
    const properties = new Map(container.children?.map((child) => [child.children?.[0]?.value, child]));
    indexes.set(container, properties);
    return properties;
  };
  return (path) => {
    let container = root;
    let key: Node | undefined;
    for (const name of path) {
      const property = container?.type === "object" ? propertiesOf(container).get(name) : undefined;
      key = property?.children?.[0];
      container = property?.children?.[1];
    }
    return key && position(key.offset);
  };
}

function createLineIndex(source: string): (offset: number) => Position {
  const starts = [0];
  for (const match of source.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
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

function describeError(source: string, { error, offset }: ParseError): string {
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
