/**
 * The variables as the client sees them: settings files over the process environment, with the
 * losers kept. A settings value becomes text on the way, and an empty one blanks what it overrides.
 */

import { truthyTexts } from "../knowledge/client-rules.js";
import { hostManagedVariables, hostSwitch } from "../knowledge/settings-rules.js";
import { textOfValue } from "../knowledge/value-text.js";
import { describeVariable } from "../knowledge/variables.js";
import type { Location, Scope, SettingsFile, SettingsVariable, Snapshot, Text } from "../machine/types.js";
import { isSecret, present, reveal } from "./text.js";
import type { PlanOptions, PlanVariable, SourcedValue } from "./types.js";

export interface EffectiveVariable {
  name: string;
  text: Text;
  scope: Scope;
  location?: Location;
  /** What it beats, nearest first. */
  losers: EffectiveVariable[];
}

export interface Variables {
  /** By name; on Windows by the name in capitals. */
  effective: ReadonlyMap<string, EffectiveVariable>;
  /** Values of project and local files that want of trust keeps out. */
  leftOut: readonly EffectiveVariable[];
  platform: Snapshot["platform"];
}

/** Lays the settings files' `env` over the environment, lowest precedence first. */
export function overlayVariables(
  snapshot: Snapshot,
  files: readonly SettingsFile[],
  options: PlanOptions,
): Variables {
  const effective = new Map<string, EffectiveVariable>();
  const leftOut: EffectiveVariable[] = [];
  const add = (name: string, text: Text, scope: Scope, location?: Location): void => {
    const key = keyOf(name, snapshot.platform);
    const loser = effective.get(key);
    const losers = loser === undefined ? [] : [loser, ...loser.losers];
    effective.set(
      key,
      location === undefined ? { name, text, scope, losers } : { name, text, scope, location, losers },
    );
  };
  for (const { name, value } of snapshot.environment) add(name, value, "environment");
  const managedByHost = (effective.get(hostSwitch)?.text ?? "") !== "";
  for (const file of [...files].reverse()) {
    for (const { name, value, location } of file.env) {
      if (managedByHost && hostManagedVariables.names.includes(keyOf(name, snapshot.platform))) continue;
      const text = asText(value);
      if (isTrusted(file.scope, options) || !needsTrust(name)) {
        add(name, text, file.scope, location);
      } else leftOut.push({ name, text, scope: file.scope, location, losers: [] });
    }
  }
  return { effective, leftOut, platform: snapshot.platform };
}

/**
 * Whether a project's value of a variable is inert until the project is trusted: it picks something a
 * stranger must not pick. A profile can name a command to run, so it counts although the client's own
 * dialog calls it harmless.
 */
function needsTrust(name: string): boolean {
  return describeVariable(name).picks !== null || name === "AWS_PROFILE";
}

/** Whether what a file of this scope picks may be used. */
export function isTrusted(scope: Scope, options: PlanOptions): boolean {
  return options.trustProject || (scope !== "project" && scope !== "local");
}

/** The text of a variable, secrets revealed; undefined where it is not set. For decisions, not for output. */
export function readVariable(variables: Variables, name: string): string | undefined {
  const variable = variables.effective.get(keyOf(name, variables.platform));
  return variable === undefined ? undefined : reveal(variable.text);
}

/** The variable in force with its source, or undefined where nothing sets it. */
export function effectiveVariable(variables: Variables, name: string): EffectiveVariable | undefined {
  return variables.effective.get(keyOf(name, variables.platform));
}

/** Whether a switch is on, by the client's own reading of texts. */
export function isOn(variables: Variables, name: string): boolean {
  const text = readVariable(variables, name)?.trim().toLowerCase() ?? "";
  return truthyTexts.values.includes(text);
}

/** The settings file that decides a variable, or undefined where the process environment does. */
export function locationOf(variables: Variables, name: string): Location | undefined {
  return variables.effective.get(keyOf(name, variables.platform))?.location;
}

/** Where a variable is set, in words. */
export function placeOf(variables: Variables, name: string): string {
  return locationOf(variables, name)?.file ?? "the environment";
}

/** The variables that matter, sorted by name: winner and losers, then what was left out. */
export function listVariables(variables: Variables, matters: (name: string) => boolean): PlanVariable[] {
  const winners = [...variables.effective.values()]
    .filter(({ name, location }) => location !== undefined || matters(name))
    .map((variable) => Object.assign(sourcedVariable(variable), { overrides: sourceLosers(variable) }));
  const leftOut = variables.leftOut.map((variable) =>
    Object.assign(sourcedVariable(variable), { overrides: [], leftOut: true }),
  );
  return [...winners, ...leftOut].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** How the client writes a value that is no text (observed, releases 2.1.170 and 2.1.328). */
function asText(value: SettingsVariable["value"]): Text {
  return typeof value === "string" || isSecret(value) ? value : textOfValue(value);
}

function keyOf(name: string, platform: Snapshot["platform"]): string {
  return platform === "win32" ? name.toUpperCase() : name;
}

function sourceLosers({ text: winner, losers }: EffectiveVariable): SourcedValue[] {
  return losers.map(({ text, scope, location, name }) => ({
    value: shown(name, text),
    scope,
    ...(location === undefined ? {} : { location }),
    ...(reveal(text).trim() === reveal(winner).trim() ? { same: true as const } : {}),
  }));
}

function sourcedVariable({
  name,
  text,
  scope,
  location,
}: EffectiveVariable): Omit<PlanVariable, "overrides"> {
  const value = shown(name, text);
  return location === undefined ? { name, value, source: scope } : { name, value, source: scope, location };
}

/** A value under a secret's name is hidden even where the snapshot gave it as plain text. */
function shown(name: string, text: Text): string {
  return describeVariable(name).secret && reveal(text) !== "" ? "<secret>" : present(text);
}
