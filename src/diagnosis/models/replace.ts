/**
 * Puts another ID in the place of a model's, where the deciding value stands: the flag, the variable,
 * the settings key, the entry of `modelOverrides`, or, where nobody chose, the variable that pins it.
 */
import type { Plan, PlanModel } from "../../claude-code/types.js";
import { baseModelOf } from "../../knowledge/inference-profile-ids.js";
import { tierOf } from "../../knowledge/models.js";
import type { Location } from "../../machine/types.js";
import { setSettingsKey, setVariable } from "../mend.js";
import type { Remedy } from "../types.js";
import { overrideOf } from "./written.js";

export type Mending = Pick<Remedy, "steps" | "commands" | "settings">;

/** Roles in which a model is used without anybody switching to it. */
export const sentByItself: readonly string[] = ["primary", "background", "subagent"];

/** One model and the ID to write in its place. */
export interface Replacement {
  model: PlanModel;
  id: string;
}

/** The mending for all of them; two models that one place decides are mended once. */
export function replaceModels(plan: Plan, replacements: readonly Replacement[]): Mending {
  const main = replacements.find(({ model }) => model.role === "primary");
  const tierPinsMain = main !== undefined && !isNamed(main.model) && pinsByTier(main);
  return mergeMendings(
    replacements
      .filter(({ model }) => !followsMain(model, main?.model) && !isAliasOf(model, replacements))
      .map((one) => replaceModel(plan, one, tierPinsMain)),
  );
}

/** The model behind an alias that nobody wrote, where the same model is mended in a role of its own. */
function isAliasOf(model: PlanModel, replacements: readonly Replacement[]): boolean {
  if (sentByItself.includes(model.role) || model.setBy !== undefined) return false;
  return replacements.some(
    (one) => one.model.resolved === model.resolved && sentByItself.includes(one.model.role),
  );
}

/** The small model goes where the main one goes, unless something names it. */
function followsMain(model: PlanModel, main: PlanModel | undefined): boolean {
  return (
    model.role === "background" &&
    main !== undefined &&
    model.resolved === main.resolved &&
    model.setBy?.name === main.setBy?.name
  );
}

function replaceModel(plan: Plan, { model, id }: Replacement, tierPinsMain: boolean): Mending {
  const override = overrideOf(plan, model);
  if (override?.location !== undefined) return setOverride(override.location, override.key, id);
  const set = model.setBy;
  if (set?.kind === "flag") {
    return { steps: [`Start Claude Code with --model ${id}.`], commands: [`claude --model ${id}`] };
  }
  if (set?.kind === "settings-key" && model.location !== undefined) {
    return setSettingsKey(model.location.file, model.location, set.name, id);
  }
  const name = isNamed(model) && set !== undefined ? set.name : pinVariable({ model, id }, tierPinsMain);
  return setVariable(plan, name, id);
}

/** Gives an entry of `modelOverrides` another value. */
export function setOverride(location: Location, key: string, value: string): Mending {
  return {
    steps: [`In ${placeOf(location)} give modelOverrides["${key}"] the value ${value}.`],
    commands: [],
    settings: { file: location.file, patch: { modelOverrides: { [key]: value } } },
  };
}

/** A variable names the model itself; an alias that nobody pinned names only a family. */
function isNamed(model: PlanModel): boolean {
  return model.setBy?.kind === "variable" && (model.alias === undefined || model.pinned);
}

/** A family's variable is right for the model it stands for: for an older one each person would be asked to move. */
function pinsByTier({ model, id }: Replacement): boolean {
  const same = baseModelOf(id) === baseModelOf(model.resolved) && model.fellBackFrom === undefined;
  return same && model.tier !== null && tierOf(id) === model.tier;
}

/** The variable that pins a model, so that it goes on being what is used in its role. */
function pinVariable(one: Replacement, tierPinsMain: boolean): string {
  const { role, tier } = one.model;
  // A Sonnet pin alone would make that Sonnet the main model too.
  if (role === "background" && !tierPinsMain) return "ANTHROPIC_DEFAULT_HAIKU_MODEL";
  return pinsByTier(one) && tier !== null
    ? `ANTHROPIC_DEFAULT_${tier.toUpperCase()}_MODEL`
    : "ANTHROPIC_MODEL";
}

/** Steps and commands once each; settings patches of one file together, others stay steps. */
export function mergeMendings(mendings: readonly Mending[]): Mending {
  const first = mendings.find((one) => one.settings !== undefined)?.settings;
  const patches = mendings.flatMap((one) =>
    one.settings !== undefined && one.settings.file === first?.file ? [one.settings.patch] : [],
  );
  return {
    steps: [...new Set(mendings.flatMap((one) => one.steps))],
    commands: [...new Set(mendings.flatMap((one) => one.commands))],
    ...(first === undefined ? {} : { settings: { file: first.file, patch: mergePatches(patches) } }),
  };
}

function mergePatches(patches: readonly Record<string, unknown>[]): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const patch of patches) {
    for (const [key, value] of Object.entries(patch)) {
      const before = merged[key];
      merged[key] = isObject(before) && isObject(value) ? { ...before, ...value } : value;
    }
  }
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function placeOf({ file, line }: { file: string; line?: number }): string {
  return line === undefined ? file : `${file}:${line}`;
}
