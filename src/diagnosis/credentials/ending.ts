/**
 * Credentials that end within the hour and that nothing renews: API keys, temporary keys in variables,
 * a sign-in without a refresh token. What the client renews by itself is left alone: roles, commands,
 * metadata, and sign-ins that can be renewed.
 */

import type { Plan } from "../../claude-code/types.js";
import { soonMs } from "../../knowledge/clock.js";
import type { Found } from "../types.js";
import type { AskedFacts } from "./accepted.js";
import { timeByAws } from "./clock.js";
import { usableRefresh } from "./refresh.js";

export interface Ending {
  /** ISO 8601, UTC. */
  at: string;
  kind: "api-key" | "keys" | "sign-in";
}

/** When the credentials in use end for good, or null where nothing tells or they are renewed. */
export function endingOf(plan: Plan): Ending | null {
  const { kind, apiKey, expiresAt, sessionEndsAt } = plan.credentials;
  if (kind === "api-key-short-term" && apiKey?.expiresAt !== undefined) {
    return { at: apiKey.expiresAt, kind: "api-key" };
  }
  if (kind === "env-keys" && expiresAt !== undefined) return { at: expiresAt, kind: "keys" };
  return sessionEndsAt === undefined ? null : { at: sessionEndsAt, kind: "sign-in" };
}

/** The finding, or null. */
export function expiringSoon(plan: Plan, facts: AskedFacts): Found | null {
  const ending = endingOf(plan);
  if (ending === null || plan.provider === "none" || usableRefresh(plan) !== null) return null;
  // A sign-in that gives nothing already has a code of its own.
  if (ending.kind === "sign-in" && facts.credentials.state === "refused") return null;
  const left = Date.parse(ending.at) - timeByAws(plan, facts);
  if (left <= 0 || left > soonMs) return null;
  const { source, accessKeyId, location } = plan.credentials;
  return {
    code: "credentials.expiring-soon",
    arguments: {
      what: source,
      ...(accessKeyId === undefined ? {} : { accessKeyId }),
      expiresAt: ending.at,
      minutes: Math.floor(left / 60_000),
      kind: ending.kind,
    },
    locations: location === undefined ? [] : [location],
  };
}
