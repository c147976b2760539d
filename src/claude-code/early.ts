/**
 * What the client knows of a machine when it asks for the list of inference profiles. Printing, it lays
 * only the harmless variables of a project's files over the others by then; the rest of them, those that
 * a terminal would ask about, come later. Credentials that are found then are kept.
 * Source: observed, releases 2.1.170 to 2.1.329.
 */
import { describeVariable } from "../knowledge/variables.js";
import { type ResolvedCredentials, resolveCredentials } from "./credentials.js";
import { aliasOf, tierRecognised } from "./model-names.js";
import { chooseModels } from "./models-chosen.js";
import { holds, type Situation } from "./situation.js";
import type { Plan } from "./types.js";
import type { EffectiveVariable } from "./variables.js";

/** The situation at that moment; the same object where nothing comes later. */
export function whenListing(situation: Situation, provider: Plan["provider"], region: string): Situation {
  const { variables, options } = situation;
  if (options.mode !== "print" || provider === "none" || provider === "mantle") return situation;
  const late = [...variables.effective].filter(([, variable]) => isLate(variable));
  if (late.length === 0 || !listsEarly(situation, region)) return situation;
  const effective = new Map(variables.effective);
  for (const [key, { losers }] of late) {
    const at = losers.findIndex((loser) => !isLate(loser));
    const before = losers[at];
    if (before === undefined) effective.delete(key);
    else effective.set(key, { ...before, losers: losers.slice(at + 1) });
  }
  return { ...situation, variables: { ...variables, effective } };
}

/** The credentials of the requests. An API key counts whenever it comes. */
export function credentialsInUse(
  situation: Situation,
  provider: Plan["provider"],
  region: string,
): ResolvedCredentials {
  const all = resolveCredentials(situation, provider);
  const early = whenListing(situation, provider, region);
  if (early === situation || !holds(situation, "keepsEarlyCredentials")) return all;
  if (all.plan.kind === "skipped" || all.plan.apiKey !== undefined) return all;
  const before = resolveCredentials(early, provider);
  return foundNothing(before) ? all : before;
}

/** True where only the machine's own role could still give any. */
export function foundNothing({ plan }: ResolvedCredentials): boolean {
  return plan.kind === "none" || plan.kind === "instance-metadata";
}

function isLate({ name, scope }: EffectiveVariable): boolean {
  return (scope === "project" || scope === "local") && !describeVariable(name).harmless;
}

/** The ID of a known model, unless a flag names it, needs no list; it is asked for later then. */
function listsEarly(situation: Situation, region: string): boolean {
  const { main } = chooseModels({ situation, mantleAlone: false, region });
  if (main.source === "--model" || aliasOf(main.requested ?? "") !== null) return true;
  const { id, derived } = main.resolved;
  return derived || !/\banthropic\./.test(id) || tierRecognised(situation.claudeCode.version, id) === null;
}
