/**
 * From what a person writes to what goes on the wire: aliases, Anthropic's own IDs, pins, overrides
 * and the geography's prefix. What looks like a Bedrock ID or an ARN is sent exactly as written.
 */
import { govRegions, prefixOverrides } from "../knowledge/client-rules.js";
import { builtInProfileId } from "../knowledge/inference-profile-ids.js";
import {
  type KnownModel,
  knownModels,
  longContextSuffix,
  mantleTierModels,
  modelAliases,
  type Tier,
  tierModels,
} from "../knowledge/models.js";
import { compareVersions, ruleFor } from "../knowledge/versions.js";
import type { Location } from "../machine/types.js";
import { settingsOf } from "./settings.js";
import { holds, type Situation } from "./situation.js";
import { readVariable } from "./variables.js";

/** What names are resolved against. */
export interface Naming {
  situation: Situation;
  /** Mantle is on and Invoke is not. */
  mantleAlone: boolean;
  region: string;
}

/** A name that was resolved. */
export interface Resolved {
  id: string;
  /** The client put the prefix there, so the account's list of profiles may change it. */
  derived: boolean;
  /** The name asked for the window of one million tokens. */
  longContext: boolean;
  /** The variable or file that put another model in the place of an alias. */
  pin?: { source: string; location?: Location };
}

/** The variable that pins a tier. */
export function pinVariable(tier: Tier): string {
  return `ANTHROPIC_DEFAULT_${tier.toUpperCase()}_MODEL`;
}

/** The pin of a tier as it was written, or null; blank counts as unset. */
export function tierPin(situation: Situation, tier: Tier): string | null {
  return readVariable(situation.variables, pinVariable(tier))?.trim() || null;
}

/** The tier that an alias stands for, `default`, or null where the text is no alias. */
export function aliasOf(name: string): Tier | "default" | null {
  const alias = withoutSuffix(name).toLowerCase();
  return Object.hasOwn(modelAliases, alias) ? (modelAliases[alias] ?? null) : null;
}

/** Resolves a name that is not `default`. */
export function resolveName(naming: Naming, name: string): Resolved {
  const alias = aliasOf(name);
  const longContext = longContextSuffix.test(name.trim());
  if (alias !== null && alias !== "default") {
    const resolved = resolveTier(naming, alias);
    return { ...resolved, longContext: longContext || resolved.longContext };
  }
  return { ...resolveId(naming, withoutSuffix(name), true), longContext };
}

/** Resolves what a tier's alias stands for: its pin, else the built-in model. */
export function resolveTier(naming: Naming, tier: Tier): Resolved {
  const pin = tierPin(naming.situation, tier);
  if (pin !== null) {
    const longContext = longContextSuffix.test(pin);
    const resolved = resolveId(naming, withoutSuffix(pin), false);
    const location = naming.situation.variables.effective.get(pinVariable(tier))?.location;
    const source = pinVariable(tier);
    return { ...resolved, longContext, pin: { source, ...(location === undefined ? {} : { location }) } };
  }
  const table = naming.mantleAlone ? mantleTierModels : tierModels;
  return fromKnown(naming, knownById(ruleFor(table[tier], naming.situation.claudeCode.version)), true);
}

/**
 * The prefix that a person put in the place of the built-in one, or null. In GovCloud it is not read
 * (observed, release 2.1.328).
 */
function prefixOverride(situation: Situation, region: string): string | null {
  const override = readVariable(situation.variables, "ANTHROPIC_BEDROCK_REGION_PREFIX") ?? "";
  const read = holds(situation, "prefixOverride") && !govRegions.test(region);
  return read && prefixOverrides.values.includes(override) ? override : null;
}

/** The name without blanks and without the suffix for the long context. */
export function withoutSuffix(name: string): string {
  return name.trim().replace(longContextSuffix, "");
}

function resolveId(naming: Naming, id: string, overridable: boolean): Resolved {
  const { situation } = naming;
  const known = knownModels.find((model) => model.id === id);
  const knows =
    known !== undefined &&
    holds(situation, "bareNames") &&
    compareVersions(situation.claudeCode.version, known.knownSince ?? "0") >= 0;
  return knows ? fromKnown(naming, known, overridable) : { id, derived: false, longContext: false };
}

function fromKnown(naming: Naming, model: KnownModel, overridable: boolean): Resolved {
  const override = overridable ? modelOverride(naming.situation, model.id) : null;
  if (override !== null) return override;
  if (naming.mantleAlone) return { id: model.mantle ?? model.id, derived: false, longContext: false };
  const prefix = prefixOverride(naming.situation, naming.region);
  const id =
    prefix === null
      ? builtInProfileId(model.bedrock, naming.region, naming.situation.claudeCode.version)
      : `${prefix}.${model.bedrock}`;
  return { id, derived: true, longContext: false };
}

/** `modelOverrides` of the highest file that names the model; keys are Anthropic's IDs, dated where dated. */
function modelOverride(situation: Situation, id: string): Resolved | null {
  for (const { value, location } of settingsOf(situation.settings.files, "modelOverrides")) {
    const target = Object.entries(value as object).find(([key]) => key === id)?.[1];
    if (typeof target === "string" && target.trim() !== "") {
      const pin = { source: `modelOverrides in ${location.file}`, location };
      return { id: withoutSuffix(target), derived: false, longContext: false, pin };
    }
  }
  return null;
}

function knownById(id: string): KnownModel {
  const model = knownModels.find((candidate) => candidate.id === id);
  if (model === undefined) throw new RangeError(`the table of models lacks ${id}`);
  return model;
}
