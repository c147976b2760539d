/**
 * AWS's clock and this machine's, side by side: from the text of a refusal that names both, or from
 * the `Date` of any answer of AWS.
 */

import type { Plan } from "../../claude-code/types.js";
import type { Fact } from "../../facts/types.js";
import { clockLimits } from "../../knowledge/clock.js";
import { findRefusalMeaning } from "../../knowledge/refusals.js";
import { collectFailures } from "../collect.js";
import type { Evidence, Found } from "../types.js";
import type { AskedFacts } from "./accepted.js";
import { hasApiKey } from "./caller.js";

export interface Clocks {
  /** ISO 8601, UTC. */
  local: string;
  aws: string;
  /** AWS's clock minus this machine's, ms. */
  offsetMs: number;
}

const stamp = /\d{8}T\d{6}Z/g;

/** Both clocks at one moment, or null where AWS told no time. */
export function readClocks(plan: Plan, facts: AskedFacts): Clocks | null {
  const failures = collectFailures(facts);
  for (const { failure } of failures) {
    if (failure.kind !== "refusal" || findRefusalMeaning(failure) !== "signature-time") continue;
    const [signed, , now] = failure.message.match(stamp) ?? [];
    const local = parseStamp(signed);
    const aws = parseStamp(now);
    if (local !== null && aws !== null) return clocks(local, aws);
  }
  const { identity } = facts;
  if (identity.state === "answered" && identity.value.clockOffsetMs !== undefined) {
    const local = endOf(identity) ?? Date.parse(plan.at);
    return clocks(local, local + identity.value.clockOffsetMs);
  }
  for (const { fact, failure } of failures) {
    if (failure.kind !== "refusal" || failure.serverDate === undefined) continue;
    return clocks(endOf(facts[fact]) ?? Date.parse(plan.at), failure.serverDate);
  }
  return null;
}

/** The time by AWS's clock when the plan was made, ms; this machine's where both agree or nothing tells. */
export function timeByAws(plan: Plan, facts: AskedFacts): number {
  const offsetMs = readClocks(plan, facts)?.offsetMs ?? 0;
  return Date.parse(plan.at) + (Math.abs(offsetMs) >= clockLimits.nearMs ? offsetMs : 0);
}

/**
 * The finding for a clock that is off, or null where it is not, or AWS told no time.
 *
 * @param refused - AWS refused a signature for its time
 */
export function clockSkew(
  plan: Plan,
  facts: AskedFacts,
  refused: boolean,
  evidence: Evidence[] = [],
): Found | null {
  const found = readClocks(plan, facts);
  const off = Math.abs(found?.offsetMs ?? 0);
  if (!refused && off < clockLimits.nearMs) return null;
  return {
    code: "credentials.clock-skew",
    ...(refused || isUnusable(plan, facts, off) ? {} : { severity: "warning" }),
    arguments: {
      ...(found === null ? {} : { local: found.local, aws: found.aws }),
      offsetSeconds: found === null ? null : Math.round(found.offsetMs / 1000),
      refused,
      signs: !hasApiKey(plan),
    },
    evidence,
  };
}

/** Nothing was signed yet, and what will be signed AWS refuses. */
function isUnusable(plan: Plan, { credentials }: AskedFacts, off: number): boolean {
  const unsigned = hasApiKey(plan) || plan.credentials.kind === "skipped";
  const failed = credentials.state === "refused" || credentials.state === "no-answer";
  return failed && !unsigned && off >= clockLimits.refusedMs;
}

function clocks(local: number, aws: number): Clocks {
  return {
    local: new Date(local).toISOString(),
    aws: new Date(aws).toISOString(),
    offsetMs: aws - local,
  };
}

/** When the answer was there, by this machine's clock. */
function endOf(fact: Fact<unknown> | undefined): number | null {
  return fact === undefined || fact.state === "not-asked" ? null : Date.parse(fact.askedAt) + fact.durationMs;
}

/** `20261120T090000Z`. */
function parseStamp(text: string | undefined): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? "");
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : time;
}
