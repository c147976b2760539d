/**
 * The models Claude Code asks for: the main one and the one for small work, each with the place that
 * chose it. What depends on the account's list of profiles says so.
 */
import { defaultTier, type Tier } from "../knowledge/models.js";
import { ruleFor } from "../knowledge/versions.js";
import type { Location } from "../machine/types.js";
import { isAllowed, readAllowList, replacementFor } from "./available-models.js";
import { aliasOf, type Naming, type Resolved, resolveName, resolveTier, tierPin } from "./model-names.js";
import { usableRegion } from "./region.js";
import { decideSetting } from "./settings.js";
import { holds, type Situation } from "./situation.js";
import type { Plan, PlanModel } from "./types.js";
import { locationOf, readVariable } from "./variables.js";

/** Marks a model whose prefix the list of inference profiles decides. */
export const profileListAssumption =
  "the account's inference profiles are not known yet: the built-in prefix is assumed";

/** A name that somebody asked for. */
interface Choice {
  requested: string;
  source: string;
  location?: Location;
}

/** The main model and the small one. `longContext` tells whether the main one asked for the long window. */
export function planModels(
  situation: Situation,
  provider: Plan["provider"],
  region: string,
): { models: PlanModel[]; longContext: boolean } {
  if (provider === "none") return { models: [], longContext: false };
  const naming: Naming = { situation, mantleAlone: provider === "mantle", region };
  const asked = readChoice(situation);
  const choice = asked !== null && aliasOf(asked.requested) === "default" ? null : asked;
  const allowed = choice === null || isAllowed(naming, readAllowList(situation), choice.requested);
  const main = allowed && choice !== null ? chosen(naming, choice) : byDefault(naming, asked);
  const small = background(naming, main, allowed && choice !== null);
  const finish = ({ resolved, ...rest }: Picked, role: string): PlanModel => ({
    role,
    ...rest,
    resolved: resolved.id,
    route: routeOf(provider, resolved.id),
    ...(resolved.derived ? { assumption: profileListAssumption } : {}),
  });
  return {
    models: [finish(main, "primary"), finish(small, "background")],
    longContext: main.resolved.longContext,
  };
}

/** A model before it is written into the plan. */
interface Picked {
  requested: string | null;
  resolved: Resolved;
  region: string;
  source: string;
  location?: Location;
  pinned: boolean;
}

/** Order: flag, ANTHROPIC_MODEL, settings, ANTHROPIC_DEFAULT_MODEL; blank counts as unset. */
function readChoice(situation: Situation): Choice | null {
  const { options, variables, settings } = situation;
  if (options.model !== undefined && options.model.trim() !== "") {
    return { requested: options.model, source: "--model" };
  }
  const byVariable = (name: string): Choice | null => {
    const requested = readVariable(variables, name) ?? "";
    const location = locationOf(variables, name);
    if (requested.trim() === "") return null;
    return { requested, source: name, ...(location === undefined ? {} : { location }) };
  };
  const variable = byVariable("ANTHROPIC_MODEL");
  if (variable !== null) return variable;
  const setting = decideSetting(settings.files, "model");
  if (setting !== null && typeof setting.value === "string" && setting.value.trim() !== "") {
    const { value, location } = setting;
    return { requested: value, source: `model in ${location.file}`, location };
  }
  return holds(situation, "defaultModelVariable") ? byVariable("ANTHROPIC_DEFAULT_MODEL") : null;
}

function chosen(naming: Naming, choice: Choice): Picked {
  const resolved = resolveName(naming, choice.requested);
  return {
    requested: choice.requested.trim(),
    resolved,
    region: naming.region,
    source: choice.source,
    ...(choice.location === undefined ? {} : { location: choice.location }),
    pinned: aliasOf(choice.requested) === null || resolved.pin !== undefined,
  };
}

/**
 * The default: the pin of the default tier; a Sonnet pin where only that exists; else built in
 * (observed, releases 2.1.170 to 2.1.328). On Mantle the default tier has been Opus throughout.
 */
function byDefault(naming: Naming, refused: Choice | null): Picked {
  const { situation } = naming;
  const list = readAllowList(situation);
  const tier = mainTier(naming);
  const natural = fromTier(naming, tier, refused);
  if (!list.enforced || isAllowed(naming, list, natural.resolved.id)) return natural;
  const replacement = replacementFor(naming, list);
  if (replacement === null) return natural;
  return { ...natural, resolved: replacement, source: "availableModels", pinned: false };
}

function mainTier(naming: Naming): Tier {
  const { situation, mantleAlone } = naming;
  const tier = mantleAlone ? "opus" : ruleFor(defaultTier, situation.claudeCode.version);
  const onlySonnet = tierPin(situation, tier) === null && tierPin(situation, "sonnet") !== null;
  return onlySonnet ? "sonnet" : tier;
}

function fromTier(naming: Naming, tier: Tier, asked: Choice | null): Picked {
  const resolved = resolveTier(naming, tier);
  return {
    requested: asked?.requested.trim() ?? null,
    resolved,
    region: naming.region,
    source: resolved.pin?.source ?? `built-in default of ${naming.situation.claudeCode.version}`,
    ...(resolved.pin?.location === undefined ? {} : { location: resolved.pin.location }),
    pinned: resolved.pin !== undefined,
  };
}

/**
 * The model for small work: its own variable, the Haiku pin, the main model where that was chosen,
 * else the Sonnet of the release; never Haiku by itself (observed, releases 2.1.170 and 2.1.328).
 */
function background(naming: Naming, main: Picked, wasChosen: boolean): Picked {
  const { situation } = naming;
  for (const name of ["ANTHROPIC_SMALL_FAST_MODEL", "ANTHROPIC_DEFAULT_HAIKU_MODEL"]) {
    const requested = readVariable(situation.variables, name) ?? "";
    if (requested.trim() === "") continue;
    const location = locationOf(situation.variables, name);
    const choice: Choice = { requested, source: name, ...(location === undefined ? {} : { location }) };
    return { ...chosen(naming, choice), region: smallRegion(situation) ?? naming.region };
  }
  const pinnedTier = main.source === "ANTHROPIC_DEFAULT_OPUS_MODEL" && tierPin(situation, "sonnet") === null;
  if (wasChosen || pinnedTier) return { ...main, source: `the main model (${main.source})` };
  return fromTier(naming, "sonnet", null);
}

/** ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION moves a small model that a variable names, nothing else. */
function smallRegion(situation: Situation): string | null {
  return usableRegion(
    situation,
    readVariable(situation.variables, "ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION") ?? "",
  );
}

/**
 * With both planes on, an ID in Mantle's form goes to Mantle: it begins with `anthropic.` and has no
 * version suffix (observed, releases 2.1.170 and 2.1.328).
 */
function routeOf(provider: Plan["provider"], id: string): PlanModel["route"] {
  if (provider !== "invoke+mantle") return provider === "mantle" ? "mantle" : "invoke";
  return /^anthropic\./.test(id) && !/(-v\d+|:\d+)$/.test(id) ? "mantle" : "invoke";
}
