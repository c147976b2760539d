/**
 * The models Claude Code asks for or can be told to ask for, each with the place that chose it. What
 * depends on the account's list of profiles says so.
 */
import { tierOf } from "../knowledge/models.js";
import { asWritten, isKnownToClient, type Naming, profileListAssumption } from "./model-names.js";
import { olderModels } from "./models-chain.js";
import { type ChosenModels, chooseModels } from "./models-chosen.js";
import { longContextOf } from "./models-long-context.js";
import { choiceByVariable, type Picked, pick, pickTier } from "./models-picked.js";
import { readOverrides } from "./overrides.js";
import type { Situation } from "./situation.js";
import { tiersProbed } from "./start-up.js";
import type { Plan, PlanModel } from "./types.js";

/**
 * The main model and the small one first, then what else has a name here. `longContext` tells whether
 * the main one asked for the long window.
 */
export function planModels(
  situation: Situation,
  provider: Plan["provider"],
  region: string,
): { models: PlanModel[]; longContext: boolean } {
  if (provider === "none") return { models: [], longContext: false };
  const naming: Naming = { situation, mantleAlone: provider === "mantle", region };
  const chosen = chooseModels(naming);
  const write = writer(naming, provider, chosen);
  const inUse = [
    write("primary", chosen.main, true),
    write("background", chosen.background, true),
    ...(chosen.subagent === null ? [] : [write("subagent", chosen.subagent, true)]),
  ];
  // A pin and a default of the same ID part ways when AWS refuses it, so they are not the same.
  const isUsed = ({ resolved, region, pinned }: PlanModel): boolean =>
    inUse.some((one) => one.resolved === resolved && one.region === region && one.pinned === pinned);
  const others = selectable(naming)
    .map(([role, picked]) => write(role, picked, false))
    .map((model) => ({ ...model, inUse: isUsed(model) }));
  return { models: [...inUse, ...others], longContext: chosen.main.resolved.longContext };
}

/** What a person can switch to by a name that this machine gives a meaning. */
function selectable(naming: Naming): [role: string, picked: Picked][] {
  const custom = choiceByVariable(naming.situation, "ANTHROPIC_CUSTOM_MODEL_OPTION");
  const overrides = readOverrides(naming.situation)
    .filter(({ known, decides, value }) => known && decides && value.trim() !== "")
    .map(({ key, value, location }): [string, Picked] => {
      const source = `modelOverrides in ${location.file}`;
      const setBy = { kind: "settings-key", name: "modelOverrides" } as const;
      const resolved = asWritten(value);
      const { region } = naming;
      return [`override:${key}`, { requested: key, resolved, region, source, setBy, location, pinned: true }];
    });
  return [
    ...(["opus", "sonnet", "haiku"] as const).map((tier): [string, Picked] => [tier, pickTier(naming, tier)]),
    ...(custom === null ? [] : ([["custom", pick(naming, custom)]] as [string, Picked][])),
    ...overrides,
  ];
}

function writer(naming: Naming, provider: Plan["provider"], chosen: ChosenModels) {
  const { situation } = naming;
  const probed = tiersProbed(naming, provider, chosen);
  return (role: string, picked: Picked, inUse: boolean): PlanModel => {
    const { resolved, requested, region, source, setBy, location, pinned, alias } = picked;
    const route = routeOf(provider, resolved.id);
    const longContext = longContextOf(situation, route, resolved);
    const chain = olderModels(naming, provider, picked, probed);
    return {
      role,
      requested,
      resolved: resolved.id,
      route,
      region,
      source,
      ...(location === undefined ? {} : { location }),
      ...(setBy === undefined ? {} : { setBy }),
      pinned,
      ...(resolved.derived ? { assumption: profileListAssumption } : {}),
      tier: resolved.tier ?? tierOf(resolved.id),
      inUse,
      ...(alias === undefined ? {} : { alias }),
      ...(isUnknown(naming, picked) ? { unknownToClient: true } : {}),
      ...(longContext === null ? {} : { longContext }),
      ...(chain.length === 0 ? {} : { chain }),
    };
  };
}

/** What stands behind an override the client knows by the name that is overridden. */
function isUnknown({ situation }: Naming, { resolved, setBy }: Picked): boolean {
  if ([setBy?.name, resolved.pin?.setBy.name].includes("modelOverrides")) return false;
  return !isKnownToClient(situation.claudeCode.version, resolved.id);
}

/**
 * With both planes on, an ID in Mantle's form goes to Mantle: it begins with `anthropic.` and has no
 * version suffix (observed, releases 2.1.170 and 2.1.328).
 */
function routeOf(provider: Plan["provider"], id: string): PlanModel["route"] {
  if (provider !== "invoke+mantle") return provider === "mantle" ? "mantle" : "invoke";
  return /^anthropic\./.test(id) && !/(-v\d+|:\d+)$/.test(id) ? "mantle" : "invoke";
}
