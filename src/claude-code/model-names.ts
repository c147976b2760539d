/**
 * From what a person writes to what goes on the wire: aliases, Anthropic's own IDs, pins, overrides
 * and the geography's prefix. What looks like a Bedrock ID or an ARN is sent exactly as written.
 */
import { govRegions, prefixOverrides } from "../knowledge/client-rules.js";
import { baseModelOf, builtInProfileId } from "../knowledge/inference-profile-ids.js";
import {
  aliasWithoutSuffix,
  type KnownModel,
  knownModels,
  longContextSuffix,
  mantleTierModels,
  modelAliases,
  neverSent,
  otherRecognisedNames,
  type Tier,
  tierModels,
} from "../knowledge/models.js";
import { namesCoverLaterOnes } from "../knowledge/request-models.js";
import { compareVersions, ruleFor } from "../knowledge/versions.js";
import type { Location } from "../machine/types.js";
import { settingsOf } from "./settings.js";
import { holds, type Situation } from "./situation.js";
import type { PlanModel } from "./types.js";
import { readVariable } from "./variables.js";

/** Marks a model whose prefix the list of inference profiles decides. */
export const profileListAssumption =
  "the account's inference profiles are not known yet: the built-in prefix is assumed";

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
  pin?: { source: string; setBy: NonNullable<PlanModel["setBy"]>; location?: Location };
  /** The tier it was asked for by, or the one of the model the client knows it as. */
  tier?: Tier;
  /** The model that the client itself turned the name into. */
  known?: KnownModel;
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
    const lost = withoutSuffix(name).toLowerCase() === aliasWithoutSuffix.alias;
    return { ...resolved, longContext: (longContext && !lost) || resolved.longContext };
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
    const setBy = { kind: "variable", name: source } as const;
    const pinned = { source, setBy, ...(location === undefined ? {} : { location }) };
    return { ...resolved, longContext, tier, pin: pinned };
  }
  return { ...resolveKnown(naming, builtInModel(naming, tier)), tier };
}

/** The model that a tier stands for where nobody pinned it. */
export function builtInModel({ situation, mantleAlone }: Naming, tier: Tier): KnownModel {
  const table = mantleAlone ? mantleTierModels : tierModels;
  return knownById(ruleFor(table[tier], situation.claudeCode.version));
}

/** How the client asks for a model that it knows: an override, else the ID with its own prefix. */
export function resolveKnown(naming: Naming, model: KnownModel): Resolved {
  return fromKnown(naming, model, true);
}

/**
 * Whether a release has rules for what goes on the wire. The ARN of an application inference profile
 * counts as known: what is behind it is for AWS to say (observed, release 2.1.328).
 */
export function isKnownToClient(version: string, id: string): boolean {
  if (/^arn:.*:application-inference-profile\//i.test(id)) return true;
  return otherRecognisedNames.includes(plainName(id)) || tierRecognised(version, id) !== null;
}

/** The model of the table that an ID or name means, in whatever form it is written. */
export function modelNamed(id: string): KnownModel | null {
  const name = plainName(id);
  return knownModels.find((model) => plainName(model.id) === name) ?? null;
}

/** The tier of the model whose name stands anywhere in a text, as far as a release knows the model. */
export function tierRecognised(version: string, text: string): Tier | null {
  const lower = text.toLowerCase();
  const longer = ruleFor(namesCoverLaterOnes, version) ? /^\d/ : /^(?:\d|-[1-9]\d?(?!\d))/;
  const found = knownModels.find((model) => {
    const name = plainName(model.id);
    const at = lower.indexOf(name);
    return at >= 0 && !longer.test(lower.slice(at + name.length)) && isKnownSince(version, model);
  });
  return found?.tier ?? null;
}

/** `claude-opus-4-5` for all its forms: without geography, provider, date and version suffix. */
function plainName(id: string): string {
  return baseModelOf(
    withoutSuffix(id)
      .toLowerCase()
      .replace(/\[[^\][]*\]$/, ""),
  )
    .replace(/^.*\binference-profile\/|^.*\bfoundation-model\//, "")
    .replace(/^(?:[a-z-]+\.)?anthropic\./, "")
    .replace(/-v\d+(?::\d+)?$/, "")
    .replace(/-\d{8}$/, "");
}

function isKnownSince(version: string, { knownSince }: KnownModel): boolean {
  return compareVersions(version, knownSince ?? "0") >= 0;
}

/**
 * The prefix that a person put in the place of the built-in one, or null. In GovCloud it is not read
 * (observed, release 2.1.328).
 */
function prefixOverride(situation: Situation, region: string): string | null {
  const override = readVariable(situation.variables, "ANTHROPIC_BEDROCK_REGION_PREFIX")?.trim() ?? "";
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
    known !== undefined && holds(situation, "bareNames") && isKnownSince(situation.claudeCode.version, known);
  return knows ? fromKnown(naming, known, overridable) : asWritten(id);
}

/** A name that goes on the wire as it stands, but for the suffix. */
export function asWritten(name: string): Resolved {
  const id = withoutSuffix(name).replace(neverSent, "");
  return { id, derived: false, longContext: longContextSuffix.test(name.trim()) };
}

function fromKnown(naming: Naming, model: KnownModel, overridable: boolean): Resolved {
  const override = overridable ? modelOverride(naming.situation, model.id) : null;
  if (override !== null) return override;
  const plain = { longContext: false, tier: model.tier, known: model };
  if (naming.mantleAlone) return { ...plain, id: model.mantle ?? model.id, derived: false };
  const prefix = prefixOverride(naming.situation, naming.region);
  const id =
    prefix === null
      ? builtInProfileId(model.bedrock, naming.region, naming.situation.claudeCode.version)
      : `${prefix}.${model.bedrock}`;
  return { ...plain, id, derived: true };
}

/** `modelOverrides` of the highest file that names the model; keys are Anthropic's IDs, dated where dated. */
function modelOverride(situation: Situation, id: string): Resolved | null {
  for (const { value, location } of settingsOf(situation.settings.files, "modelOverrides")) {
    const target: unknown = Object.getOwnPropertyDescriptor(value as object, id)?.value;
    if (typeof target === "string" && target.trim() !== "") {
      const setBy = { kind: "settings-key", name: "modelOverrides" } as const;
      const pin = { source: `modelOverrides in ${location.file}`, setBy, location };
      return { ...asWritten(target), longContext: false, pin };
    }
  }
  return null;
}

function knownById(id: string): KnownModel {
  const model = knownModels.find((candidate) => candidate.id === id);
  if (model === undefined) throw new RangeError(`the table of models lacks ${id}`);
  return model;
}
