/**
 * What stands in a settings file and is not taken as it is meant: variables that are no text, keys of
 * the wrong type. Names and types only, never a value.
 * Source: observed, releases 2.1.170 to 2.1.328; the administrator's file in the terminal only.
 */

import { bedrockGaps } from "../knowledge/bedrock-gaps.js";
import { listedSettingsKeys } from "../knowledge/settings-rules.js";
import { describeWanted, settingsTypes } from "../knowledge/settings-types.js";
import { textOfValue } from "../knowledge/value-text.js";
import type { SettingsFile, SettingsVariable } from "../machine/types.js";
import { isSecret } from "./text.js";
import type { PlanSettingsFile } from "./types.js";

type Oddity = NonNullable<PlanSettingsFile["oddities"]>[number];

/** Oddities in file order: of `env` first, then of the keys. */
export function findOddities(file: SettingsFile): Oddity[] {
  const odd = file.env.filter(({ value }) => describeType(value) !== null);
  return [...odd.flatMap(oddVariable), ...wrongTypes(file)];
}

/** The top-level keys of a file that this tool knows by name, in file order. */
export function listKeys(file: SettingsFile): { name: string; line?: number }[] {
  const held = new Set([...Object.keys(file.positions), ...Object.keys(file.values)]);
  return [...held]
    .filter((name) => listedSettingsKeys.has(name))
    .map((name) => ({ name, ...lineOf(file.positions[name]) }));
}

/** Tools that Bedrock does not offer and that the file's permissions allow, `Tool(rule)` included. */
export function listMissingTools(file: SettingsFile): { name: string; line?: number }[] {
  const permissions = file.values.permissions;
  const allow =
    typeof permissions === "object" && permissions !== null && "allow" in permissions
      ? permissions.allow
      : null;
  const allowed = (Array.isArray(allow) ? allow : []).map((one) => textOfValue(one).replace(/\(.*$/s, ""));
  return bedrockGaps
    .filter(({ kind, key }) => kind === "tool" && allowed.includes(key))
    .map(({ key }) => ({ name: key, ...lineOf(file.positions.permissions) }));
}

/** The client turns such a value into text; the file stays valid. */
function oddVariable({ value, location }: SettingsVariable): Oddity[] {
  const found = describeType(value);
  if (found === null) return [];
  const { line, column, key = "env" } = location;
  return [
    {
      key,
      found,
      effect: "becomes-text",
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    },
  ];
}

/** The reader names each such key in its problem; of a file dropped whole it keeps the first place. */
function wrongTypes({ scope, problem, positions }: SettingsFile): Oddity[] {
  if (problem === undefined) return [];
  const effect = scope === "managed" ? "drops-key" : "drops-file";
  const wrong = settingsTypes.filter((one) =>
    problem.message.includes(`\`${one.path}\` must be ${describeWanted(one)}`),
  );
  return wrong.map((one) => ({
    key: one.path,
    found: `not ${describeWanted(one)}`,
    effect,
    ...(positions[one.path.split(".")[0] ?? ""] ?? (wrong.length === 1 ? placeOf(problem) : {})),
  }));
}

function placeOf({ line, column }: { line?: number; column?: number }): Pick<Oddity, "line" | "column"> {
  return { ...lineOf({ line }), ...(column === undefined ? {} : { column }) };
}

function lineOf(place: { line?: number | undefined } | undefined): { line?: number } {
  return place?.line === undefined ? {} : { line: place.line };
}

/** Null for a text, which is what a variable must be. */
function describeType(value: SettingsVariable["value"]): string | null {
  if (typeof value === "string" || isSecret(value)) return null;
  if (value === null) return "null";
  return article(Array.isArray(value) ? "array" : typeof value);
}

function article(type: string): string {
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}
