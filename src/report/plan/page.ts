/**
 * What the sections of the plan's page are made of: rows of a label, a value and notes. A value or a
 * place is never cut and never broken; where it leaves no room, the note stands below it.
 */

import type { Location, Scope } from "../../machine/types.js";
import type { Pen } from "../terminal/pen.js";
import { placeOf } from "../terminal/phrases.js";
import { NO_BREAK, textWidth, wrap } from "../terminal/text.js";

/** Columns before a label, and before what it labels. */
const BY = 2;
const COLUMN = 16;
/** Columns by which a note below a value is indented. */
const NOTE_INDENT = 2;

export interface Row {
  label: string;
  value: string;
  /** Each in a sentence's clause or a place; the first stands beside the value where there is room. */
  notes?: readonly string[];
  /** The whole row is secondary. */
  dim?: boolean;
}

/** A section with its title; nothing where it has no rows. */
export function section(title: string, lines: readonly string[], pen: Pen): string[] {
  return lines.length === 0 ? [] : [pen.bold(title), ...lines];
}

/** Lines of one row. `column` is where values begin. */
export function formatRow(
  { label, value, notes = [], dim = false }: Row,
  pen: Pen,
  column: number = COLUMN,
): string[] {
  const width = pen.columns - column;
  const margin = " ".repeat(column);
  const paint = dim ? pen.dim : (text: string) => text;
  const lines = wrap(value, width);
  const rest = notes.filter((note) => note !== "").map((note) => pen.spoken(note));
  const last = lines.at(-1) ?? "";
  const [beside] = rest;
  const hasRoom = beside !== undefined && textWidth(last) + 2 + textWidth(beside) <= width;
  const painted = lines.map((line, index) => {
    const isLast = index === lines.length - 1;
    return `${paint(line)}${hasRoom && isLast ? `  ${pen.dim(beside.replaceAll(NO_BREAK, " "))}` : ""}`;
  });
  const below = (hasRoom ? rest.slice(1) : rest).flatMap((note) =>
    wrap(note, width - NOTE_INDENT).map((line) => " ".repeat(NOTE_INDENT) + pen.dim(line)),
  );
  const [first = "", ...others] = [...painted, ...below];
  const room = column - BY - textWidth(label);
  const head =
    room >= 1 || label === ""
      ? [`${" ".repeat(BY)}${pen.dim(label)}${" ".repeat(Math.max(0, room))}${first}`]
      : [`${" ".repeat(BY)}${pen.dim(label)}`, margin + first];
  return [...head, ...others.map((line) => margin + line)].map((line) => line.trimEnd());
}

/** Rows one below the other. */
export function formatRows(rows: readonly Row[], pen: Pen, column: number = COLUMN): string[] {
  return rows.flatMap((row) => formatRow(row, pen, column));
}

/** Behind what is only assumed; the section's last rows say what is. */
export const ASSUMED = " (assumed)";

/** What a section's predictions assume, each assumption once. */
export function assumptionRows(predictions: readonly { assumption?: string }[]): Row[] {
  const texts = new Set(predictions.flatMap(({ assumption }) => assumption ?? []));
  return [...texts].map((text) => ({ label: "assumed", value: text, dim: true }));
}

/** Text in which `wrap` breaks nowhere: a path, or a value that is to be copied. */
export function whole(text: string): string {
  return text.replaceAll(" ", NO_BREAK);
}

/** A value as it stands; in quotes where its end or its being empty could not be seen. */
export function visible(value: string): string {
  const plain = value !== "" && value === value.trim() && !value.includes("\n");
  return whole(plain ? value : JSON.stringify(value));
}

/** `file:line (user)`, or the scope where there is no file. */
export function placeWithScope(scope: Scope, location: Location | undefined): string {
  const place = placeOf(location);
  return whole(place === "" ? SCOPES[scope] : `${place} (${SCOPES[scope]})`);
}

/** A place alone. */
export function place(location: Location | undefined): string {
  return whole(placeOf(location));
}

export const SCOPES: Readonly<Record<Scope, string>> = {
  managed: "managed",
  "command-line": "--settings",
  local: "local",
  project: "project",
  user: "user",
  state: "state",
  environment: "environment",
  option: "option",
  "aws-file": "AWS file",
  default: "default",
};
