/**
 * From a name that somebody wrote, or from a tier, to a model of the plan with the place that chose it.
 */
import type { Tier } from "../knowledge/models.js";
import type { Location } from "../machine/types.js";
import {
  aliasOf,
  builtInModel,
  type Naming,
  type Resolved,
  resolveKnown,
  resolveName,
  resolveTier,
  withoutSuffix,
} from "./model-names.js";
import { usableRegion } from "./region.js";
import type { Situation } from "./situation.js";
import type { PlanModel } from "./types.js";
import { locationOf, readVariable } from "./variables.js";

/** A model before it is written into the plan. */
export interface Picked {
  requested: string | null;
  resolved: Resolved;
  region: string;
  source: string;
  setBy?: NonNullable<PlanModel["setBy"]>;
  location?: Location;
  pinned: boolean;
  alias?: string;
}

/** A name that somebody asked for. */
export interface Choice {
  requested: string;
  source: string;
  setBy: NonNullable<PlanModel["setBy"]>;
  location?: Location;
}

/** Resolves what a variable, a settings key or a flag asks for. */
export function pick(naming: Naming, choice: Choice): Picked {
  const { requested, source, setBy, location } = choice;
  const resolved = resolveName(naming, requested);
  const tier = aliasOf(requested);
  const isAlias = tier !== null && tier !== "default";
  return {
    requested: requested.trim(),
    resolved,
    region: naming.region,
    source,
    setBy,
    ...(location === undefined ? {} : { location }),
    pinned: !isAlias || resolved.pin !== undefined,
    ...(isAlias ? { alias: withoutSuffix(requested).toLowerCase() } : {}),
  };
}

/** What a variable asks for; blank counts as unset. */
export function choiceByVariable({ variables }: Situation, name: string): Choice | null {
  const requested = readVariable(variables, name) ?? "";
  if (requested.trim() === "") return null;
  const location = locationOf(variables, name);
  const setBy = { kind: "variable", name } as const;
  return { requested, source: name, setBy, ...(location === undefined ? {} : { location }) };
}

/** A tier's model where no pin of it counts. */
export function pickBuiltIn(naming: Naming, tier: Tier): Picked {
  const resolved = { ...resolveKnown(naming, builtInModel(naming, tier)), tier };
  const source = `built-in default of ${naming.situation.claudeCode.version}`;
  return { requested: null, resolved, region: naming.region, source, pinned: resolved.pin !== undefined };
}

/** What a tier's alias stands for, as a model of the plan. */
export function pickTier(naming: Naming, tier: Tier): Picked {
  const resolved = resolveTier(naming, tier);
  return {
    requested: null,
    resolved,
    region: naming.region,
    source: resolved.pin?.source ?? `built-in default of ${naming.situation.claudeCode.version}`,
    ...(resolved.pin === undefined ? {} : { setBy: resolved.pin.setBy }),
    ...(resolved.pin?.location === undefined ? {} : { location: resolved.pin.location }),
    pinned: resolved.pin !== undefined,
  };
}

/**
 * ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION moves a small model that a variable names and the Haiku probe,
 * nothing else.
 */
export function smallRegion(situation: Situation): string | null {
  return usableRegion(
    situation,
    readVariable(situation.variables, "ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION") ?? "",
  );
}
