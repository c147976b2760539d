/**
 * Warnings about the set-up that explain an error, so that the error's evidence can name them: the
 * value that failed may not be the one that somebody meant.
 */
import type { Plan } from "../../claude-code/types.js";
import type { SetupArguments } from "../arguments/setup.js";
import type { Evidence, FindingCode } from "../types.js";
import { invalidValues } from "./invalid-values.js";
import { shadowedSettings, whatDecides } from "./shadowed.js";

type Decides = SetupArguments["setup.setting-shadowed"]["variables"][number]["decides"];

/** What the errors of an area hang on. */
const areas: Record<string, readonly Decides[]> = {
  region: ["region"],
  credentials: ["credentials"],
  network: ["region", "endpoints"],
  iam: ["credentials", "region"],
  model: ["models", "region", "credentials"],
  mantle: ["models", "region", "credentials"],
  throughput: ["models"],
};

/** Evidence that names the warnings on whose variables an error of this code hangs. */
export function explainedBy(plan: Plan, code: FindingCode): Evidence[] {
  const about = areas[code.split(".")[0] ?? ""] ?? [];
  const warnings = [
    { code: "setup.setting-shadowed", names: shadowedNames(plan, about) },
    { code: "setup.settings-invalid-value", names: invalidNames(plan, about) },
  ];
  return warnings
    .filter(({ names }) => names.length > 0)
    .map((one) => ({ source: "plan", excerpt: `${one.code}: ${one.names.join(", ")}` }));
}

function shadowedNames(plan: Plan, about: readonly Decides[]): string[] {
  const found = shadowedSettings(plan);
  if (found?.code !== "setup.setting-shadowed") return [];
  return found.arguments.variables.filter((one) => about.includes(one.decides)).map((one) => one.name);
}

function invalidNames(plan: Plan, about: readonly Decides[]): string[] {
  const found = invalidValues(plan, false);
  if (found?.code !== "setup.settings-invalid-value") return [];
  const names = found.arguments.values.flatMap(({ key, effect }) =>
    effect === "becomes-text" && key.startsWith("env.") ? [key.slice("env.".length)] : [],
  );
  return names.filter((name) => {
    const decides = whatDecides(plan, name);
    return decides !== null && about.includes(decides);
  });
}
