/** Variables of the plan as the client takes them: what is blank or left out for want of trust is unset. */
import type { Plan, PlanVariable } from "../claude-code/types.js";
import { truthyTexts } from "../knowledge/client-rules.js";
import type { Location } from "../machine/types.js";

/** The variable in force, or null where nothing but blanks sets it. */
export function variableOf(plan: Plan, name: string): PlanVariable | null {
  const found = plan.variables.find((one) => sameName(plan, one.name, name) && one.leftOut !== true);
  return found === undefined || found.value.trim() === "" ? null : found;
}

/** The switch in force where the client reads its text as "on", else null. */
export function switchedOn(plan: Plan, name: string): PlanVariable | null {
  const variable = variableOf(plan, name);
  const on = variable !== null && truthyTexts.values.includes(variable.value.trim().toLowerCase());
  return on ? variable : null;
}

/** The places of variables that a file sets. */
export function locationsOf(variables: readonly (PlanVariable | null)[]): Location[] {
  return variables.flatMap((one) => (one?.location === undefined ? [] : [one.location]));
}

function sameName(plan: Plan, a: string, b: string): boolean {
  return plan.platform === "win32" ? a.toUpperCase() === b.toUpperCase() : a === b;
}
