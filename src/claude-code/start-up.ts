/**
 * What the client asks AWS before the first prompt: the list of inference profiles, one request of one
 * token for each tier that nobody pinned, and, in the terminal, whether a pin shall move on.
 * Source: observed, releases 2.1.170 to 2.1.328.
 */
import { baseModelOf } from "../knowledge/inference-profile-ids.js";
import { type KnownModel, knownModels, type Tier } from "../knowledge/models.js";
import { hostSwitch } from "../knowledge/settings-rules.js";
import { isAllowed, readAllowList } from "./available-models-list.js";
import { resolveCredentials } from "./credentials.js";
import { foundNothing, whenListing } from "./early.js";
import { certainMemory, planMemory } from "./memory.js";
import {
  aliasOf,
  builtInModel,
  modelNamed,
  type Naming,
  pinVariable,
  profileListAssumption,
  resolveKnown,
  tierPin,
  tierRecognised,
} from "./model-names.js";
import { type ChosenModels, chooseModels } from "./models-chosen.js";
import { smallRegion } from "./models-picked.js";
import { holds, type Situation } from "./situation.js";
import type { Plan, PlanStartUp } from "./types.js";
import { isOn, readVariable } from "./variables.js";

type ProbedTier = PlanStartUp["probes"][number]["tier"];

const memoryAssumption = "the client may still remember what came of this model, and then does not ask";

const tiers: readonly ProbedTier[] = ["opus", "sonnet", "haiku"];

/** Puts together what happens at start. */
export function planStartUp(situation: Situation, provider: Plan["provider"], region: string): PlanStartUp {
  if (provider === "none") return { listsProfiles: false, probes: [], upgradeOffers: [] };
  const naming: Naming = { situation, mantleAlone: provider === "mantle", region };
  const probed = tiersProbed(naming, provider, chooseModels(naming));
  const upgradeOffers = offersOf(naming, provider);
  const memory = planMemory(situation, provider);
  const certain = certainMemory(memory, situation.snapshot.takenAt);
  const holdsModel = (entries: readonly { model: string }[], id: string): boolean =>
    entries.some(({ model }) => baseModelOf(model) === baseModelOf(id));
  const probes = tiers
    .filter((tier) => probed.has(tier))
    .flatMap((tier): PlanStartUp["probes"] => {
      const offered = upgradeOffers.some((offer) => offer.tier === tier);
      const { id, derived } = probedModel(naming, tier);
      if (!offered && holdsModel(certain, id)) return [];
      const maybe = !offered && holdsModel(memory?.entries ?? [], id);
      const assumption = maybe ? memoryAssumption : derived ? profileListAssumption : undefined;
      return [
        {
          tier,
          model: id,
          route: naming.mantleAlone ? "mantle" : "invoke",
          region: probeRegion(situation, tier) ?? region,
          why: offered ? "upgrade-offer" : "unpinned",
          ...(assumption === undefined ? {} : { assumption }),
        },
      ];
    });
  return { listsProfiles: listsProfiles(situation, provider, region), probes, upgradeOffers };
}

function probeRegion(situation: Situation, tier: ProbedTier): string | null {
  return tier === "haiku" && holds(situation, "smallRegionMovesProbe") ? smallRegion(situation) : null;
}

/** The tiers whose model the client tries, unless it remembers what came of it. */
export function tiersProbed(naming: Naming, provider: Plan["provider"], chosen: ChosenModels): Set<Tier> {
  const { situation, mantleAlone } = naming;
  if (!probesAtAll(situation, provider)) return new Set();
  if (mantleAlone) return probesOpusOnMantle(naming) ? new Set<Tier>(["opus"]) : new Set();
  const list = readAllowList(situation);
  const offered = new Set(offersOf(naming, provider).map(({ tier }) => tier));
  return new Set<Tier>(
    tiers.filter((tier) => {
      const builtIn = resolveKnown(naming, builtInModel(naming, tier)).id;
      if (list.limitsProbes && !isAllowed(naming, list, builtIn)) return false;
      return offered.has(tier) || !isTaken(naming, tier, chosen);
    }),
  );
}

/**
 * Without authentication on either plane, whichever is in use, there are no probes with `-p`; in the
 * terminal there are. A program that manages the provider keeps them off altogether.
 */
function probesAtAll(situation: Situation, provider: Plan["provider"]): boolean {
  const { variables, options } = situation;
  if (isOn(variables, hostSwitch)) return false;
  if (!holds(situation, provider === "mantle" ? "probesMantle" : "probesWhenPrinting"))
    return options.mode === "interactive" && provider !== "mantle";
  if (options.mode === "interactive") return true;
  return !["CLAUDE_CODE_SKIP_BEDROCK_AUTH", "CLAUDE_CODE_SKIP_MANTLE_AUTH"].some((name) =>
    isOn(variables, name),
  );
}

/** Whether somebody put a model in the place of the tier's own. */
function isTaken(naming: Naming, tier: ProbedTier, { main, wasChosen }: ChosenModels): boolean {
  const { situation } = naming;
  const pins = [
    tier === "haiku" ? readVariable(situation.variables, "ANTHROPIC_SMALL_FAST_MODEL")?.trim() : null,
    tierPin(situation, tier),
  ];
  if (pins.some((pin) => pin && standsForTier(situation, pin, tier))) return true;
  if (resolveKnown(naming, builtInModel(naming, tier)).pin !== undefined) return true;
  if (tier === "haiku" || !wasChosen || main.alias !== undefined) return false;
  if (!holds(situation, "mainModelPinsTier")) return false;
  const { version } = situation.claudeCode;
  return [main.resolved.id, main.requested ?? ""].some((name) => tierRecognised(version, name) === tier);
}

/**
 * Whether a pin takes the place of a tier's own model: one of the same family does, and so does a name
 * without rules; the model of another family does not (observed, releases 2.1.207 to 2.1.329).
 */
function standsForTier({ claudeCode }: Situation, pin: string, tier: ProbedTier): boolean {
  const named = tierRecognised(claudeCode.version, pin);
  return named === null || named === tier;
}

/** Not where an override takes its place, nor where the pin is not in Mantle's form. */
function probesOpusOnMantle(naming: Naming): boolean {
  const pin = tierPin(naming.situation, "opus");
  if (pin !== null) return pin.startsWith("anthropic.");
  return resolveKnown(naming, builtInModel(naming, "opus")).pin === undefined;
}

/** On Mantle the pin itself is tried. */
function probedModel(naming: Naming, tier: ProbedTier): { id: string; derived: boolean } {
  const pin = naming.mantleAlone ? tierPin(naming.situation, tier) : null;
  return pin === null ? resolveKnown(naming, builtInModel(naming, tier)) : { id: pin, derived: false };
}

/**
 * Whether the list is asked for: by the Invoke API alone, and not with an API key that no header can
 * hold. Where a project's file alone holds the credentials, they come too late for it.
 */
function listsProfiles(situation: Situation, provider: Plan["provider"], region: string): boolean {
  if (provider === "mantle") return false;
  const early = whenListing(situation, provider, region);
  if (isOn(early.variables, "CLAUDE_CODE_SKIP_BEDROCK_AUTH")) return true;
  if (early !== situation && foundNothing(resolveCredentials(early, provider))) return false;
  const text = readVariable(situation.variables, "AWS_BEARER_TOKEN_BEDROCK");
  if (text === "") return holds(situation, "blankApiKeyStillLists");
  return text === undefined || text.trim() === "" || !/[\r\n]/.test(text);
}

/**
 * A tier that a variable pins to an older model than its default is tried with the default, and each
 * person is asked to move on. Not for a pin of the administrator, nor for an ARN.
 */
function offersOf(naming: Naming, provider: Plan["provider"]): PlanStartUp["upgradeOffers"] {
  const { situation } = naming;
  if (situation.options.mode !== "interactive" || provider === "mantle") return [];
  return tiers.flatMap((tier) => {
    const variable = pinVariable(tier);
    const set = situation.variables.effective.get(variable);
    const pinned = tierPin(situation, tier);
    if (pinned === null || set === undefined || set.scope === "managed" || /^arn:/i.test(pinned)) return [];
    if (aliasOf(pinned) !== null) return [];
    const model = modelNamed(pinned);
    const latest = builtInModel(naming, tier);
    if (model === null || model.tier !== tier || !isOlder(model, latest)) return [];
    return [
      {
        tier,
        variable,
        pinned,
        latest: resolveKnown(naming, latest).id,
        ...(set.location === undefined ? {} : { location: set.location }),
        comesBack: set.scope !== "user" && set.scope !== "environment" && set.scope !== "state",
      },
    ];
  });
}

function isOlder(model: KnownModel, than: KnownModel): boolean {
  return knownModels.indexOf(model) < knownModels.indexOf(than);
}
