/**
 * Remedies are written against the place that decides: the settings file whose value wins, or the
 * shell where no file sets the variable. Mending a loser would change nothing.
 */
import type { Plan } from "../claude-code/types.js";
import type { Location } from "../machine/types.js";
import type { Remedy } from "./types.js";

const fileScopes = ["managed", "command-line", "local", "project", "user", "state"];

type Mending = Pick<Remedy, "commands" | "steps"> & { settings?: NonNullable<Remedy["settings"]> };

/** The user's own settings file, as the plan lists it. */
export function userSettingsFile(plan: Plan): string {
  return plan.settings.find((one) => one.scope === "user")?.file ?? "~/.claude/settings.json";
}

/** The shell's way to set a variable for this session. */
export function exportCommand(plan: Plan, name: string, value: string): string {
  return plan.platform === "win32"
    ? `$env:${name} = '${value.replaceAll("'", "''")}'`
    : `export ${name}=${quote(value)}`;
}

/** The shell's way to remove a variable from this session. */
export function unsetCommand(plan: Plan, name: string): string {
  return plan.platform === "win32" ? `Remove-Item Env:${name}` : `unset ${name}`;
}

/**
 * Gives a variable a value where it is decided now; where nothing sets it, in the user's settings,
 * because a value there also reaches IDEs and background agents.
 */
export function setVariable(plan: Plan, name: string, value: string): Mending {
  const winner = plan.variables.find((one) => one.name === name && one.leftOut !== true);
  if (winner !== undefined && winner.source === "environment") {
    return {
      steps: [`Give ${name} the value ${value} where your shell sets it, and start Claude Code again.`],
      commands: [exportCommand(plan, name, value)],
    };
  }
  const file = winner?.location?.file ?? userSettingsFile(plan);
  return {
    steps: [`In ${describePlace(winner?.location, file)} set env.${name} to ${value}.`],
    commands: [],
    settings: { file, patch: { env: { [name]: value } } },
  };
}

/**
 * Takes quotes, blanks and the word `Bearer` out of a variable of the shell, whose value stays unseen.
 * Null where a file sets it: there somebody has to edit it.
 */
export function cleanVariable(plan: Plan, name: string): Mending | null {
  const winner = plan.variables.find((one) => one.name === name && one.leftOut !== true);
  if (winner?.source !== "environment") return null;
  const clean =
    plan.platform === "win32"
      ? `$env:${name} = $env:${name} -replace '^["''\\s]*Bearer\\s+|["''\\s]', ''`
      : `export ${name}="$(printf %s "$${name}" | tr -d '"\\047\\n\\r' | sed 's/^ *Bearer  *//' | tr -d ' \\t')"`;
  return {
    steps: [
      `Take what does not belong to it out of ${name} with the command, and out of the start-up file that sets it.`,
    ],
    commands: [clean],
  };
}

/** Gives a top-level settings key (`model`) a value in the file that decides. */
export function setSettingsKey(
  file: string,
  location: Location | undefined,
  key: string,
  value: string,
): Mending {
  return {
    steps: [`In ${describePlace(location, file)} set ${key} to ${value}.`],
    commands: [],
    settings: { file, patch: { [key]: value } },
  };
}

/** Takes a variable away everywhere it stands: a loser would win once the winner is gone. */
export function removeVariable(plan: Plan, name: string): Mending {
  const variable = plan.variables.find((one) => one.name === name && one.leftOut !== true);
  const places =
    variable === undefined
      ? []
      : [{ scope: variable.source, location: variable.location }, ...variable.overrides];
  const files = places.filter((one) => fileScopes.includes(one.scope) && one.location !== undefined);
  const inShell = places.some((one) => one.scope === "environment");
  const first = files[0]?.location;
  const steps = files.map(
    (one) => `Remove env.${name} from ${describePlace(one.location, one.location?.file ?? "")}.`,
  );
  if (inShell) steps.push(`Remove ${name} from your shell, and from the start-up file that sets it.`);
  return {
    steps,
    commands: inShell ? [unsetCommand(plan, name)] : [],
    ...(first === undefined ? {} : { settings: { file: first.file, patch: { env: { [name]: null } } } }),
  };
}

function describePlace(location: Location | undefined, file: string): string {
  return location?.line === undefined ? file : `${location.file}:${location.line}`;
}

function quote(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
