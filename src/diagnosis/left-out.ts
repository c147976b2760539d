/**
 * What was left out of a project's settings for want of trust, and what would have been decided by it.
 * Where it would have decided the region, the credentials, an endpoint or the way to it, nothing that
 * the run shows about them is true of the client: such checks are `unknown`, and no refusal counts.
 */
import type { Plan } from "../claude-code/types.js";
import { leftOutRules } from "../knowledge/left-out.js";
import type { Location } from "../machine/types.js";
import type { Found } from "./types.js";

export type Decided = "region" | "credentials" | "endpoint" | "network" | "certificates";

export interface LeftOut {
  key: string;
  picks: string;
  location?: Location;
  decides: Decided[];
}

/** What was left out and would have had effect, each with what it would have decided in this plan. */
export function leftOutOf(plan: Plan): LeftOut[] {
  return plan.trust.leftOut
    .filter(({ key, location }) => wouldApply(plan, key, location))
    .map(({ key, picks, location }) => ({
      key,
      picks,
      ...(location === undefined ? {} : { location }),
      decides: whatItDecides(plan, key),
    }));
}

/** One sentence on why nothing can be said about any of these, or null where it can. */
export function undecidedBy(plan: Plan, about: readonly Decided[]): string | null {
  const deciding = leftOutOf(plan).filter(({ decides }) => decides.some((one) => about.includes(one)));
  if (deciding.length === 0) return null;
  const names = [...new Set(deciding.map(({ key }) => key))].join(", ");
  return `Decided by ${names} in the project's settings, which is left out without --trust-project.`;
}

/** The finding that lists everything that was left out, or null. */
export function needTrust(plan: Plan): Found | null {
  const leftOut = leftOutOf(plan);
  if (leftOut.length === 0) return null;
  return {
    code: "setup.project-settings-need-trust",
    arguments: { leftOut },
    locations: leftOut.flatMap(({ location }) => (location === undefined ? [] : [location])),
  };
}

/** A value of the same text, or one of a file that beats the project's, makes it void. */
function wouldApply(plan: Plan, key: string, location: Location | undefined): boolean {
  const winner = plan.variables.find((one) => one.name === key && one.leftOut !== true);
  if (winner === undefined) return true;
  if (winner.source === "managed" || winner.source === "command-line") return false;
  const own = plan.variables.find(
    (one) => one.name === key && one.leftOut === true && one.location?.file === location?.file,
  );
  return own === undefined || own.value === "<secret>" || own.value.trim() !== winner.value.trim();
}

function whatItDecides(plan: Plan, key: string): Decided[] {
  const rule = leftOutRules.find((one) => one.keys.includes(key));
  if (rule === undefined) return [];
  const decided: Decided[] = [];
  const { kind } = plan.credentials;
  if (rule.beats?.includes(kind)) decided.push("credentials");
  if (rule.region && !isRegionFixed(plan)) decided.push("region");
  const { invoke, mantle } = plan.endpoints;
  if ((rule.endpoint === "invoke" && invoke !== null) || (rule.endpoint === "mantle" && mantle !== null))
    decided.push("endpoint");
  if (rule.network) decided.push("network");
  if (rule.certificates) decided.push("certificates");
  return decided;
}

/** The AWS files are not asked for the region. */
function isRegionFixed({ region }: Plan): boolean {
  return region.source === "option" || region.source.startsWith("env:");
}
