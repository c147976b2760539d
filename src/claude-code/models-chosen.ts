/**
 * Which models are in use without anybody's saying so again: the main one, the one for small work and,
 * where a variable names it, the one of subagents, each with the place that chose it.
 */
import { defaultTier, type Tier } from "../knowledge/models.js";
import { ruleFor } from "../knowledge/versions.js";
import type { Location } from "../machine/types.js";
import { type AllowList, isAllowed, readAllowList, replacementFor } from "./available-models-list.js";
import {
  aliasOf,
  type Naming,
  type Resolved,
  resolveName,
  resolveTier,
  tierPin,
  withoutSuffix,
} from "./model-names.js";
import { usableRegion } from "./region.js";
import { decideSetting } from "./settings.js";
import { holds, type Situation } from "./situation.js";
import type { PlanAllowList, PlanModel } from "./types.js";
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

export interface ChosenModels {
  main: Picked;
  background: Picked;
  subagent: Picked | null;
  /** Somebody chose the main model, and the choice holds. */
  wasChosen: boolean;
  /** A choice or a default that `availableModels` took away. */
  refusal: PlanAllowList["refused"][number] | null;
}

/** The models in use. */
export function chooseModels(naming: Naming): ChosenModels {
  const list = readAllowList(naming.situation);
  const asked = readChoice(naming.situation) ?? readDefault(naming, list);
  const choice = asked !== null && isNoChoice(asked) ? null : asked;
  const wasChosen = choice !== null && isAllowed(naming, list, choice.requested);
  const natural = byDefault(naming, asked);
  const main = wasChosen ? pick(naming, choice) : bound(naming, natural, list);
  return {
    main,
    background: background(naming, main, wasChosen),
    subagent: subagent(naming, main),
    wasChosen,
    refusal: refusalOf(naming, list, { choice, wasChosen, natural, main }),
  };
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

/** Order: flag, ANTHROPIC_MODEL, settings. */
function readChoice(situation: Situation): Choice | null {
  const { options, settings } = situation;
  if (options.model !== undefined && options.model.trim() !== "") {
    return { requested: options.model, source: "--model", setBy: { kind: "flag", name: "--model" } };
  }
  const variable = choiceByVariable(situation, "ANTHROPIC_MODEL");
  if (variable !== null) return variable;
  const setting = decideSetting(settings.files, "model");
  if (setting !== null && typeof setting.value === "string" && setting.value.trim() !== "") {
    const { value, location } = setting;
    const setBy = { kind: "settings-key", name: "model" } as const;
    return { requested: value, source: `model in ${location.file}`, setBy, location };
  }
  return null;
}

/**
 * ANTHROPIC_DEFAULT_MODEL, which is passed over in silence where it names no model of its own, a model
 * that it cannot stand for, or one that is not on the list, and where a list is enforced
 * (observed, releases 2.1.240 to 2.1.328).
 */
function readDefault(naming: Naming, list: AllowList): Choice | null {
  const { situation } = naming;
  if (!holds(situation, "defaultModelVariable") || asksToEnforce(situation)) return null;
  const choice = choiceByVariable(situation, "ANTHROPIC_DEFAULT_MODEL");
  if (choice === null) return null;
  const name = choice.requested.trim().toLowerCase();
  const passedOver =
    ["default", "inherit"].includes(name) || ["opusplan", "haiku"].includes(withoutSuffix(name));
  return passedOver || !isAllowed(naming, list, name) ? null : choice;
}

function asksToEnforce({ settings }: Situation): boolean {
  return decideSetting(settings.files, "enforceAvailableModels")?.value === true;
}

/**
 * `default` is no choice where the flag says it; in ANTHROPIC_MODEL and in the settings it goes on the
 * wire as a name (observed, releases 2.1.170 and 2.1.328).
 */
function isNoChoice({ requested, source }: Choice): boolean {
  return source === "--model" && requested === "default";
}

/**
 * The default: the pin of the default tier; a Sonnet pin where only that exists and no file asks for
 * an enforced list; else built in (observed, releases 2.1.170 to 2.1.328). On Mantle the default tier has been Opus throughout.
 */
function byDefault(naming: Naming, asked: Choice | null): Picked {
  const { situation, mantleAlone } = naming;
  const usual = mantleAlone ? "opus" : ruleFor(defaultTier, situation.claudeCode.version);
  const enforced = decideSetting(situation.settings.files, "enforceAvailableModels")?.value === true;
  const onlySonnet = tierPin(situation, usual) === null && tierPin(situation, "sonnet") !== null && !enforced;
  const picked = pickTier(naming, onlySonnet ? "sonnet" : usual);
  return asked === null ? picked : { ...picked, requested: asked.requested.trim() };
}

/** An enforced list binds the default too. */
function bound(naming: Naming, natural: Picked, list: AllowList): Picked {
  if (!list.enforced || isAllowed(naming, list, natural.resolved.id)) return natural;
  const replacement = replacementFor(naming, list);
  if (replacement === null) return natural;
  const { requested, region } = natural;
  return {
    requested,
    resolved: replacement.resolved,
    region,
    source: "availableModels",
    setBy: { kind: "settings-key", name: "availableModels" },
    ...(list.location === undefined ? {} : { location: list.location }),
    pinned: false,
  };
}

/** A bare name of the list is called by that name; an alias by what it stands for. */
function refusalOf(
  naming: Naming,
  list: AllowList,
  chosen: { choice: Choice | null; wasChosen: boolean; natural: Picked; main: Picked },
): ChosenModels["refusal"] {
  const { choice, wasChosen, natural, main } = chosen;
  const wire = main.resolved.id;
  const entry = main.source === "availableModels" ? replacementFor(naming, list)?.entry : undefined;
  const replacement = entry === undefined || aliasOf(entry) !== null ? wire : entry;
  if (choice !== null && !wasChosen) {
    const alias = aliasOf(choice.requested) !== null;
    if (alias && resolveName(naming, choice.requested).id === wire) return null;
    const { requested, source, location } = choice;
    const message = holds(naming.situation, "allowListMessage");
    return {
      requested: requested.trim(),
      source,
      replacement,
      message,
      ...(location === undefined ? {} : { location }),
    };
  }
  if (wasChosen || natural.resolved.id === wire) return null;
  const { resolved, source, location } = natural;
  return {
    requested: resolved.id,
    source,
    replacement,
    message: false,
    ...(location === undefined ? {} : { location }),
  };
}

/**
 * The model for small work: its own variable, the Haiku pin, the main model where that was chosen,
 * else the Sonnet of the release; never Haiku by itself (observed, releases 2.1.170 and 2.1.328).
 */
function background(naming: Naming, main: Picked, wasChosen: boolean): Picked {
  const { situation } = naming;
  for (const name of ["ANTHROPIC_SMALL_FAST_MODEL", "ANTHROPIC_DEFAULT_HAIKU_MODEL"]) {
    const choice = choiceByVariable(situation, name);
    if (choice === null) continue;
    return { ...pick(naming, choice), region: smallRegion(situation) ?? naming.region };
  }
  const pinnedTier = main.source === "ANTHROPIC_DEFAULT_OPUS_MODEL" && tierPin(situation, "sonnet") === null;
  if (wasChosen || pinnedTier) return { ...main, source: `the main model (${main.source})` };
  return pickTier(naming, "sonnet");
}

/** Null where subagents use the main model. */
function subagent(naming: Naming, main: Picked): Picked | null {
  const choice = choiceByVariable(naming.situation, "CLAUDE_CODE_SUBAGENT_MODEL");
  if (choice === null) return null;
  const name = withoutSuffix(choice.requested).toLowerCase();
  if (name === "inherit" && holds(naming.situation, "subagentInherits")) return null;
  return aliasOf(choice.requested) === "default" ? { ...main, source: choice.source } : pick(naming, choice);
}
