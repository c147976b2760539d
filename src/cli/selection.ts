/** `--only` and `--skip`: areas, check ids or codes. A name that means nothing is an error, not a silent no-op. */
import type { AnyCheck } from "../engine/types.js";
import { UsageError } from "./usage-error.js";

/**
 * Which option leaves a check out, for the engine.
 *
 * @throws UsageError for a name that is no area, check or code.
 */
export function makeSelection(
  checks: readonly AnyCheck[],
  options: { only?: string[]; skip?: string[] },
): (check: AnyCheck) => string | null {
  for (const [option, names] of [
    ["--only", options.only ?? []],
    ["--skip", options.skip ?? []],
  ] as const) {
    const wrong = names.find((name) => !checks.some((check) => isNamed(check, name)));
    if (wrong !== undefined)
      throw new UsageError(`${option} names "${wrong}", which is no area, check or code`);
  }
  return (check) => {
    if (options.only !== undefined && !options.only.some((name) => isNamed(check, name))) return "--only";
    return options.skip?.some((name) => isNamed(check, name)) ? "--skip" : null;
  };
}

function isNamed(check: AnyCheck, name: string): boolean {
  return check.area === name || check.id === name || check.codes.some((code) => code === name);
}
