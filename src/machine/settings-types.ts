/**
 * Which values of a settings file are not what Claude Code wants there. A missing key is fine; `null` is
 * a value of another type.
 */
import { type SettingsType, settingsTypes } from "../knowledge/settings-types.js";
import type { Position } from "./strict-json.js";

type Entries = Readonly<Record<string, unknown>>;

/** The rows that a file breaks, in the order in which their keys stand in it; one for each key. */
export function findWrongTypes(
  entries: Entries,
  positions: Readonly<Record<string, Position>>,
): SettingsType[] {
  const offset = (row: SettingsType) => positions[topKey(row)] ?? { line: 0, column: 0 };
  const broken = settingsTypes.filter((row) => {
    const found = valueAt(entries, row.path);
    return found !== undefined && !hasType(found.value, row);
  });
  return broken
    .filter((row, at) => broken.findIndex(({ path }) => path === row.path) === at)
    .sort((a, b) => offset(a).line - offset(b).line || offset(a).column - offset(b).column);
}

/** The top-level key of a row. */
export function topKey({ path }: SettingsType): string {
  return path.split(".")[0] ?? path;
}

/** Undefined where the key, or the one that holds it, is not there. */
function valueAt(entries: Entries, path: string): { value: unknown } | undefined {
  const [key = "", inner] = path.split(".");
  if (!Object.hasOwn(entries, key)) return undefined;
  const value = entries[key];
  if (inner === undefined) return { value };
  return isEntries(value) ? valueAt(value, inner) : undefined;
}

function hasType(value: unknown, { type, words }: SettingsType): boolean {
  switch (type) {
    case "object":
      return isEntries(value);
    case "array":
      return Array.isArray(value);
    case "list of texts":
      return Array.isArray(value) && value.every(isText);
    case "table of texts":
      return isEntries(value) && Object.values(value).every(isText);
    case "positive integer":
      return Number.isInteger(value) && Number(value) > 0;
    case "string":
      return isText(value) && words?.includes(value) !== false;
    default:
      return typeof value === type;
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isEntries(value: unknown): value is Entries {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
