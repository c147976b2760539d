/**
 * Which models are in use without anybody's saying so again: the main one, the one for small work and,
 * where a variable names it, the one of subagents, each with the place that chose it.
 */
import { type AllowList, isAllowed, readAllowList, replacementFor } from "./available-models-list.js";
import { aliasOf, type Naming, resolveName, tierPin, withoutSuffix } from "./model-names.js";
import { byDefault, isNoChoice, readChoice, readDefault } from "./models-default.js";
import { type Choice, choiceByVariable, type Picked, pick, pickTier, smallRegion } from "./models-picked.js";
import { holds } from "./situation.js";
import type { PlanAllowList } from "./types.js";

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
  const named = readChoice(naming.situation);
  const choice = named === null || isNoChoice(named) ? readDefault(naming, list) : named;
  const wasChosen = choice !== null && isAllowed(naming, list, choice.requested);
  const natural = byDefault(naming, choice ?? named);
  const main = wasChosen ? pick(naming, choice) : bound(naming, natural, list);
  return {
    main,
    background: background(naming, main, wasChosen),
    subagent: subagent(naming, main),
    wasChosen,
    refusal: refusalOf(naming, list, { choice, wasChosen, natural, main }),
  };
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
