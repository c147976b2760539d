/** Where the values of a variable stand, winner and losers alike. */
import type { Plan, PlanVariable } from "../../claude-code/types.js";
import type { Location } from "../../machine/types.js";
import type { Place } from "../arguments/setup.js";

const fileScopes = ["managed", "command-line", "local", "project", "user", "state"];

/** A value of a variable and its place; `value` is `<secret>` for a secret. */
export interface Standing extends Place {
  name: string;
  value: string;
  leftOut: boolean;
}

/** Every value of every variable that the plan lists: winners, losers, and what was left out. */
export function standings(plan: Plan): Standing[] {
  return plan.variables.flatMap((variable) => {
    const leftOut = variable.leftOut === true;
    return [
      { name: variable.name, value: variable.value, ...placeOf(variable), leftOut },
      ...variable.overrides.map((loser) => ({
        name: variable.name,
        value: loser.value,
        scope: loser.scope,
        ...(loser.location === undefined ? {} : { location: loser.location }),
        leftOut,
      })),
    ];
  });
}

export function placeOf({ source, location }: Pick<PlanVariable, "source" | "location">): Place {
  return { scope: source, ...(location === undefined ? {} : { location }) };
}

/** Whether a settings file holds the value, as opposed to the process environment or an option. */
export function isInFile({ scope, location }: Place): boolean {
  return fileScopes.includes(scope) && location !== undefined;
}

/** The places that can be opened, each once. */
export function openable(places: readonly Place[]): Location[] {
  const seen = new Set<string>();
  return places.flatMap(({ location }) => {
    const key = JSON.stringify(location);
    if (location === undefined || seen.has(key)) return [];
    seen.add(key);
    return [location];
  });
}
