/**
 * Reads arguments that are plainly right, which is nearly always: the parser that explains the others
 * costs more at start than all the rest of `plan`. Whatever is not plainly right is left to it.
 */
import { parseArgs } from "node:util";
import {
  explainOptionRows,
  type OptionRow,
  planOptionRows,
  policyOptionRows,
  runOptions,
} from "./options.js";

export interface QuickArguments {
  command: "run" | "plan" | "explain" | "policy";
  options: Record<string, unknown>;
  /** What is to be explained; of `explain` alone. */
  words?: string[];
}

const rowsOf = {
  run: runOptions,
  plan: planOptionRows,
  explain: explainOptionRows,
  policy: policyOptionRows,
};

/** The command and its options, or null where the full parser has to look. */
export function readQuickly(argv: readonly string[]): QuickArguments | null {
  const [asked] = argv;
  const named = isCommand(asked) ? asked : null;
  const command = named ?? "run";
  const rows: readonly OptionRow[] = rowsOf[command];
  const given = argv.slice(named === null ? 0 : 1);
  if (given.length === 0 && command !== "explain") return readValues(command, rows, {});
  try {
    const { values, positionals, tokens } = parseArgs({
      args: given,
      options: Object.fromEntries(rows.map(toParseArgs)),
      strict: true,
      allowPositionals: command === "explain",
      tokens: true,
    });
    // The full parser also looks at a value that a later one replaces.
    const names = tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
    if (new Set(names).size < names.length) return null;
    const read = readValues(command, rows, values);
    return read === null || command !== "explain" ? read : { ...read, words: positionals };
  } catch {
    return null;
  }
}

function isCommand(text: string | undefined): text is QuickArguments["command"] {
  return text !== undefined && Object.hasOwn(rowsOf, text);
}

function toParseArgs(row: OptionRow): [string, { type: "string" | "boolean" }] {
  return [row.name, { type: row.value === undefined ? "boolean" : "string" }];
}

function readValues(
  command: QuickArguments["command"],
  rows: readonly OptionRow[],
  values: Record<string, unknown>,
): QuickArguments | null {
  // Which of the two comes last decides, and that is not told here.
  if (values.color === true && values["no-color"] === true) return null;
  const options: Record<string, unknown> = command === "run" ? { invoke: true, refresh: true } : {};
  for (const row of rows) {
    const given = values[row.name];
    if (given === undefined) {
      if (row.default !== undefined) options[keyOf(row)] = row.default;
      continue;
    }
    if (typeof given === "boolean") {
      options[keyOf(row)] = !row.name.startsWith("no-");
      continue;
    }
    const text = String(given);
    // A value that looks like an option is one that was forgotten.
    if (text.startsWith("-") || (row.choices !== undefined && !row.choices.includes(text))) return null;
    const read = row.read?.(text) ?? { value: text };
    if ("wrong" in read) return null;
    options[keyOf(row)] = row.repeatable === true ? [read.value] : read.value;
  }
  return { command, options };
}

/** `claude-version` is `claudeVersion`; `no-invoke` is `invoke`. */
export function keyOf({ name }: OptionRow): string {
  return name.replace(/^no-/, "").replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
