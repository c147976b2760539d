/**
 * Values of a wrong type in a settings file. Numbers and booleans in `env` become the text that was
 * meant, so they are no fault; `null` and objects become texts that nobody meant, and a known key of a
 * wrong type costs the whole file.
 */
import type { Plan, PlanSettingsFile } from "../../claude-code/types.js";
import type { SetupArguments } from "../arguments/setup.js";
import type { Found } from "../types.js";

type InvalidValue = SetupArguments["setup.settings-invalid-value"]["values"][number];

/** Whether the client drops the file for a key of a wrong type, as opposed to broken JSON. */
export function isDroppedForType({ status, oddities }: PlanSettingsFile): boolean {
  return status === "malformed" && oddities?.some((one) => one.effect === "drops-file") === true;
}

/**
 * The finding for all such values, or null.
 *
 * @param decided - what was lost with a file decided something this set-up needs: then it is an error.
 */
export function invalidValues(plan: Plan, decided: boolean): Found | null {
  const values = plan.settings.flatMap(valuesOf);
  if (values.length === 0) return null;
  const dropped = plan.settings.filter(isDroppedForType);
  return {
    code: "setup.settings-invalid-value",
    ...(decided && dropped.length > 0 ? { severity: "error" as const } : {}),
    arguments: { values, lost: [...new Set(dropped.flatMap((one) => one.mentions ?? []))] },
    locations: values.map(({ file, key, line, column }) => ({
      file,
      key,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    })),
  };
}

function valuesOf({ file, oddities = [] }: PlanSettingsFile): InvalidValue[] {
  return oddities.filter(isMeantOtherwise).map((one) => ({ file, ...one }));
}

function isMeantOtherwise({ effect, found }: Omit<InvalidValue, "file">): boolean {
  return effect !== "becomes-text" || !/number|boolean/.test(found);
}
