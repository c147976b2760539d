/**
 * The settled plan: the draft with its assumptions resolved as the client resolves them once AWS has
 * answered. Checks see only this one.
 */
import { certainMemory } from "./memory.js";
import { profileListAssumption } from "./model-names.js";
import type { Draft, Plan, PlanModel } from "./types.js";

/** What the answers of AWS tell the plan. */
export interface SettlingFacts {
  /** IDs that ListInferenceProfiles returned, in AWS's order; null where it failed or was not asked. */
  profiles: readonly string[] | null;
  /**
   * IDs on the wire that AWS refused for good: no access, no such model, no such profile. Not those it
   * throttled, nor where the credentials failed.
   */
  refused?: readonly string[];
  /** IDs on the wire that AWS answered. */
  answered?: readonly string[];
}

/** A model that the client goes on to. */
export interface NextModel {
  role: string;
  /** As it goes on the wire. */
  model: string;
  region: string;
  route: PlanModel["route"];
}

/** Resolves the draft's assumptions. The draft is left as it is. */
export function settlePlan(draft: Draft, facts: SettlingFacts): Plan {
  const { plan } = draft;
  const listed = plan.startUp.listsProfiles ? (facts.profiles ?? []) : [];
  const named = plan.models.map((model) => nameByProfiles(model, listed));
  const startUp = {
    ...plan.startUp,
    probes: plan.startUp.probes.map((probe) => settleProbe(probe, listed)),
    upgradeOffers: plan.startUp.upgradeOffers
      .map((offer) => ({ ...offer, latest: profileOf(offer.latest, listed) }))
      .filter(({ latest }) => !facts.refused?.includes(latest)),
  };
  const wasPrimary = plan.models[0]?.resolved;
  const allowList = {
    ...plan.allowList,
    refused: plan.allowList.refused.map((one) =>
      one.replacement === wasPrimary ? { ...one, replacement: named[0]?.resolved ?? one.replacement } : one,
    ),
  };
  const settled: Plan = { ...plan, models: named, startUp, allowList };
  const models = named.map((model) => fallBack(settled, model, facts));
  const [primary] = models;
  const request = primary?.fellBackFrom === undefined ? undefined : draft.requestFor?.(primary);
  return { ...settled, models, ...(request === undefined ? {} : { request }) };
}

/**
 * The models that come next because one that nobody pinned was refused. Empty where nothing is left,
 * or where the client of this version and mode does not go on.
 *
 * @param plan - draft or settled, with the account's profiles
 * @param refused - IDs on the wire that AWS refused
 */
export function nextInChain(plan: Plan, refused: readonly string[]): NextModel[] {
  const turnedDown = refusedIn(plan, refused);
  return plan.models.flatMap(({ role, resolved, inUse, region, route, chain, fellBackFrom }) => {
    if (!inUse || !turnedDown.has(fellBackFrom?.resolved ?? resolved)) return [];
    const next = chain?.find((one) => !turnedDown.has(one.resolved));
    return next === undefined ? [] : [{ role, model: next.resolved, region, route }];
  });
}

/**
 * The profile the client takes: its built-in one where that is listed; else the first listed profile
 * of the same model, whatever its geography; else the built-in one unchecked (observed, releases
 * 2.1.170 to 2.1.328). A list that failed leaves the built-in one.
 */
function profileOf(builtIn: string, listed: readonly string[]): string {
  if (listed.includes(builtIn)) return builtIn;
  const anyGeography = builtIn.slice(builtIn.indexOf("."));
  return listed.find((id) => id.endsWith(anyGeography)) ?? builtIn;
}

function nameByProfiles(model: PlanModel, listed: readonly string[]): PlanModel {
  if (model.assumption !== profileListAssumption) return model;
  const { assumption: _, chain, ...settled } = model;
  return {
    ...settled,
    resolved: profileOf(model.resolved, listed),
    ...(chain === undefined
      ? {}
      : { chain: chain.map((one) => ({ ...one, resolved: profileOf(one.resolved, listed) })) }),
  };
}

function settleProbe(
  probe: Plan["startUp"]["probes"][number],
  listed: readonly string[],
): Plan["startUp"]["probes"][number] {
  const { assumption, ...rest } = probe;
  if (assumption === undefined) return probe;
  const settled = { ...rest, model: profileOf(probe.model, listed) };
  return assumption === profileListAssumption ? settled : { ...settled, assumption };
}

/** The newest of the chain that answers; where all refuse, the client stays with the first. */
function fallBack(plan: Plan, model: PlanModel, { refused = [], answered }: SettlingFacts): PlanModel {
  const turnedDown = refusedIn(plan, refused);
  const { chain, resolved } = model;
  if (chain === undefined || !turnedDown.has(resolved)) return model;
  const left = chain.filter((one) => !turnedDown.has(one.resolved));
  const next = left.find((one) => answered?.includes(one.resolved)) ?? left[0];
  if (next === undefined) return model;
  return { ...model, resolved: next.resolved, fellBackFrom: { resolved, notice: noticeOf(plan, resolved) } };
}

/** What the client remembers as refused it does not ask for again. */
function refusedIn(plan: Plan, refused: readonly string[]): Set<string> {
  const remembered = certainMemory(plan.memory, Date.parse(plan.at))
    .filter(({ state }) => state === "refused")
    .map(({ model }) => model);
  return new Set([...refused, ...remembered]);
}

/** Found out at start the change is announced; in the middle of a run only the terminal shows it. */
function noticeOf(plan: Plan, refused: string): NonNullable<PlanModel["fellBackFrom"]>["notice"] {
  const interactive = plan.mode === "interactive";
  const probed = plan.startUp.probes.some(({ model }) => model === refused);
  const remembered = (plan.memory?.entries ?? []).some(
    ({ model, state }) => model === refused && state === "refused",
  );
  if (probed || remembered) return interactive ? "two-seconds" : "stderr";
  return interactive ? "conversation" : "none";
}
