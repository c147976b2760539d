/**
 * Why AWS does not take an API key, from the key itself: its form, its end, its Region. AWS words all
 * of these alike, so the text of the refusal never decides. A key that AWS took has no fault.
 */
import type { Plan } from "../../claude-code/types.js";
import { expiredKey } from "../expired-key.js";
import type { Found } from "../types.js";
import { type AskedFacts, takenBy } from "./accepted.js";
import { timeByAws } from "./clock.js";
import { isGateway } from "./gateway.js";

export type ApiKeyCause =
  | "credentials.bearer-malformed"
  | "credentials.bearer-expired"
  | "credentials.bearer-wrong-region";

/** The fault that the key shows, or null where it shows none or works all the same. */
export function apiKeyCause(plan: Plan, facts: AskedFacts): ApiKeyCause | null {
  const { apiKey } = plan.credentials;
  if (apiKey === undefined || plan.provider === "none" || takenBy(plan, facts).length > 0) return null;
  const { expiresAt, region, fault } = apiKey;
  // What still reads in a key that lost its end is true of it.
  if (fault !== undefined && fault !== "cut-short") return "credentials.bearer-malformed";
  if (expiresAt !== undefined && Date.parse(expiresAt) <= timeByAws(plan, facts)) {
    return "credentials.bearer-expired";
  }
  if (region !== undefined && region !== plan.region.value) return "credentials.bearer-wrong-region";
  return fault === undefined ? null : "credentials.bearer-malformed";
}

/** The finding that the key proves without a request, or null; a gateway may take any text. */
export function faultyKey(plan: Plan, facts: AskedFacts): Found | null {
  const code = isGateway(plan) ? null : apiKeyCause(plan, facts);
  return code === null ? null : foundOfKey(code, plan);
}

/** The finding of a fault, or of a key that AWS refuses although it shows none. */
export function foundOfKey(code: ApiKeyCause | "credentials.bearer-rejected", plan: Plan): Found {
  const { apiKey, location, kind, hidden, source } = plan.credentials;
  const locations = location === undefined ? [] : [location];
  const common = { source, hides: hidden?.source ?? null };
  switch (code) {
    case "credentials.bearer-expired":
      return expiredKey(plan);
    case "credentials.bearer-malformed":
      return { code, arguments: { ...common, fault: apiKey?.fault ?? "unknown-prefix" }, locations };
    case "credentials.bearer-wrong-region":
      return {
        code,
        arguments: {
          ...common,
          keyRegion: apiKey?.region ?? "",
          region: plan.region.value,
          regionSource: plan.region.source,
        },
        locations: [...locations, ...(plan.region.location === undefined ? [] : [plan.region.location])],
      };
    case "credentials.bearer-rejected":
      return {
        code,
        arguments: {
          ...common,
          kind: kind === "api-key-short-term" ? "short-term" : "long-term",
          ...(apiKey?.expiresAt === undefined ? {} : { expiresAt: apiKey.expiresAt }),
          ...(apiKey?.account === undefined ? {} : { account: apiKey.account }),
        },
        locations,
      };
  }
}
