/**
 * The older models that the client goes on to where nobody pinned one and AWS refuses it: at start,
 * after its probes, or in newer releases in the middle of a run.
 * Source: observed, releases 2.1.170 to 2.1.328.
 */
import { shortWalkEnd } from "../knowledge/client-rules.js";
import { type KnownModel, knownModels, type Tier } from "../knowledge/models.js";
import { builtInModel, type Naming, resolveKnown } from "./model-names.js";
import type { Picked } from "./models-picked.js";
import { holds } from "./situation.js";
import type { Plan, PlanModel } from "./types.js";

/**
 * Newest first; empty where the client stays with what it has.
 *
 * @param probed - tiers whose model is probed at start
 */
export function olderModels(
  naming: Naming,
  provider: Plan["provider"],
  { pinned, resolved }: Picked,
  probed: ReadonlySet<Tier>,
): NonNullable<PlanModel["chain"]> {
  const { known } = resolved;
  if (pinned || known === undefined || known.id !== builtInModel(naming, known.tier).id) return [];
  const models =
    provider === "mantle" ? chainOnMantle(naming, known, probed) : chainOnInvoke(naming, known, probed);
  return models.map((model) => ({ model: model.id, resolved: resolveKnown(naming, model).id }));
}

/** In the terminal the client says that it goes on to an older model there, and does not. */
function chainOnMantle({ situation }: Naming, known: KnownModel, probed: ReadonlySet<Tier>): KnownModel[] {
  if (situation.options.mode === "interactive" || !probed.has(known.tier)) return [];
  return olderThan(known).filter(({ mantle }) => mantle !== undefined);
}

function chainOnInvoke(naming: Naming, known: KnownModel, probed: ReadonlySet<Tier>): KnownModel[] {
  const { situation } = naming;
  const older = olderThan(known);
  const last = known.tier === "opus" ? [builtInModel(naming, "sonnet")] : [];
  const atStart = probed.has(known.tier) && (known.tier !== "sonnet" || holds(situation, "sonnetChain"));
  if (atStart) return [...older, ...(holds(situation, "sonnetChain") ? last : [])];
  if (!holds(situation, "walksWhileRunning")) return [];
  if (holds(situation, "walksWholeFamily")) return [...older, ...last];
  const end = older.findIndex(({ id }) => id === shortWalkEnd.model);
  return older.slice(0, end + 1);
}

function olderThan(model: KnownModel): KnownModel[] {
  const family = knownModels.filter(({ tier }) => tier === model.tier);
  return family.slice(0, family.indexOf(model)).reverse();
}
