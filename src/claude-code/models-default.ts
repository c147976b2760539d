/**
 * Who chooses the main model, and what it is where nobody does.
 * Source: observed, releases 2.1.170 to 2.1.329.
 */
import { defaultTier } from "../knowledge/models.js";
import { ruleFor } from "../knowledge/versions.js";
import { type AllowList, isAllowed } from "./available-models-list.js";
import { aliasOf, type Naming, resolveName, tierPin, withoutSuffix } from "./model-names.js";
import { type Choice, choiceByVariable, type Picked, pickBuiltIn, pickTier } from "./models-picked.js";
import { decideSetting } from "./settings.js";
import { holds, type Situation } from "./situation.js";
import { readVariable } from "./variables.js";

/** Order: flag, ANTHROPIC_MODEL, settings. */
export function readChoice(situation: Situation): Choice | null {
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
export function readDefault(naming: Naming, list: AllowList): Choice | null {
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
export function isNoChoice({ requested, source }: Choice): boolean {
  return source === "--model" && requested === "default";
}

/**
 * The default: the pin of the default tier; a Sonnet pin where only that exists and no file asks for
 * an enforced list; else built in (observed, releases 2.1.170 to 2.1.328). On Mantle the default tier
 * has been Opus throughout.
 */
export function byDefault(naming: Naming, asked: Choice | null): Picked {
  const { situation, mantleAlone } = naming;
  const tier = ruleFor(defaultTier, situation.claudeCode.version);
  const usual = mantleAlone ? "opus" : tier;
  // On Mantle the pin of the default counts where it counts on the Invoke API.
  const ignoresPins = mantleAlone && tier !== "opus";
  const onlySonnet =
    !mantleAlone &&
    tierPin(situation, usual) === null &&
    tierPin(situation, "sonnet") !== null &&
    !asksToEnforce(situation);
  const picked = ignoresPins ? pickBuiltIn(naming, usual) : pickTier(naming, onlySonnet ? "sonnet" : usual);
  const main = ignoresPins ? picked : throughAlias(naming, picked);
  return asked === null ? main : { ...main, requested: asked.requested.trim() };
}

/** A pin that is itself an alias is followed where it is the default, and nowhere else. */
function throughAlias(naming: Naming, picked: Picked): Picked {
  const { pin } = picked.resolved;
  const text = pin === undefined ? "" : (readVariable(naming.situation.variables, pin.source) ?? "");
  const tier = aliasOf(text);
  if (pin === undefined || tier === null || tier === "default") return picked;
  return { ...picked, resolved: { ...resolveName(naming, text), pin } };
}
