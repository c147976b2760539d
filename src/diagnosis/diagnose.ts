/**
 * Makes one cause out of all failures that have the same reason. Causes that the plan alone proves
 * (no provider, an expired API key) are made here too, so that the engine can say what they block.
 */

import type { Failure } from "../aws/types.js";
import type { Plan } from "../claude-code/types.js";
import type { FactName, Facts } from "../facts/types.js";
import { isRegionKnown, isRegionPlausible } from "../knowledge/regions.js";
import { buildFound } from "./build-found.js";
import { classify, isKeyExpired } from "./classify.js";
import { compareCodes } from "./codes.js";
import { type CollectedFailure, collectFailures, probesOf } from "./collect.js";
import { expiredKey } from "./expired-key.js";
import { lostCredentials, lostProvider, settingsUnreadable } from "./settings-unreadable.js";
import type { Classified, Diagnosis, FindingCode, Found } from "./types.js";
import { unknownRegion } from "./unknown-region.js";

const wireFacts: readonly FactName[] = [
  "identity",
  "inferenceProfiles",
  "modelAccess",
  "invocation",
  "mantle",
];

/** Classifies every failure of the run once and merges what has one reason. */
export function diagnose(plan: Plan, facts: Facts): Diagnosis {
  // A last link of the chain that gives nothing is credentials.none, made below with its failure.
  const collected = collectFailures(facts).filter(
    (one) => one.fact !== "credentials" || !lacksCredentials(plan, facts),
  );
  const modelAnswered = [...probesOf(facts, "invocation"), ...probesOf(facts, "mantle")].some(
    (probe) => probe.state === "answered" || probe.state === "refused",
  );
  const regionUnknown = !isRegionKnown(plan.region.value);
  const groups = new Map<FindingCode, CollectedFailure[]>();
  const optional: Diagnosis["optional"] = [];
  for (const one of collected) {
    const result = classify(one.failure, { plan, fact: one.fact, modelAnswered, regionUnknown });
    if (result.kind === "optional")
      optional.push({ fact: one.fact, failure: one.failure, permission: result.permission });
    if (result.kind === "cause") groups.set(result.code, [...(groups.get(result.code) ?? []), one]);
  }
  const causes = [...groups].map(([code, members]) => toClassified(code, members, plan, facts));
  for (const cause of causesOfPlan(plan, facts)) addCause(causes, cause);
  return { causes: causes.sort((a, b) => compareCodes(a.found.code, b.found.code)), optional };
}

function toClassified(code: FindingCode, members: CollectedFailure[], plan: Plan, facts: Facts): Classified {
  return {
    found: buildFound(code, members, plan, facts),
    facts: [...new Set(members.map((one) => one.fact))],
    failures: members.map((one) => one.failure),
  };
}

/** A plan-made cause joins the one that the wire proved, if there is one. */
function addCause(causes: Classified[], cause: Classified): void {
  const same = causes.find((one) => one.found.code === cause.found.code);
  if (same === undefined) causes.push(cause);
  else same.facts = [...new Set([...same.facts, ...cause.facts])];
}

function causesOfPlan(plan: Plan, facts: Facts): Classified[] {
  if (plan.provider === "none") {
    const lost = lostProvider(plan) ? settingsUnreadable(plan, true) : null;
    return [made(lost ?? notEnabled(plan), ["credentials", ...wireFacts])];
  }
  const causes: Classified[] = [];
  const region = plan.region.value;
  if (!isRegionKnown(region) && !isRegionPlausible(region)) {
    causes.push(made(unknownRegion(plan), wireFacts));
  }
  if (isKeyExpired(plan)) causes.push(made(expiredKey(plan), wireFacts));
  if (lacksCredentials(plan, facts)) {
    const failure = facts.credentials.state === "no-answer" ? [facts.credentials.failure] : [];
    const lost = lostCredentials(plan) ? settingsUnreadable(plan, true) : null;
    causes.push(made(lost ?? noCredentials(plan), ["credentials"], failure));
  }
  const firstUse = firstUses(facts);
  if (firstUse !== null) causes.push(firstUse);
  return causes;
}

function made(found: Found, blocks: readonly FactName[], failures: Failure[] = []): Classified {
  return { found, facts: [...blocks], failures };
}

/** Nothing that can sign: the plan found none, or the last link of the chain gave none. */
function lacksCredentials(plan: Plan, facts: Facts): boolean {
  if (plan.credentials.kind === "none") return true;
  const { credentials } = facts;
  return (
    plan.credentials.kind === "instance-metadata" &&
    (credentials.state === "no-answer" || credentials.state === "refused")
  );
}

function notEnabled(plan: Plan): Found {
  const switches = plan.providerSwitches
    .filter((one) => !one.on)
    .map((one) => ({
      name: one.name,
      value: one.value,
      source: one.location?.file ?? one.source,
      ...(one.location === undefined ? {} : { location: one.location }),
    }));
  return {
    code: "setup.provider-not-enabled",
    arguments: { switches },
    locations: switches.flatMap((one) => (one.location === undefined ? [] : [one.location])),
  };
}

function noCredentials(plan: Plan): Found {
  const { missing, location } = plan.credentials;
  return {
    code: "credentials.none",
    arguments: {
      version: plan.claudeCode.version,
      ...(missing === undefined ? {} : { missingProfile: missing.profile }),
    },
    locations: location === undefined ? [] : [location],
  };
}

function firstUses(facts: Facts): Classified | null {
  const models = (["invocation", "mantle"] as const).flatMap((name) =>
    probesOf(facts, name).filter((probe) => probe.state === "not-asked" && probe.why === "first-use"),
  );
  if (models.length === 0) return null;
  const found: Found = {
    code: "model.first-use",
    arguments: { models: models.map(({ model, roles, route, region }) => ({ model, roles, route, region })) },
  };
  return made(found, [
    ...new Set(models.map((one) => (one.route === "mantle" ? "mantle" : "invocation") as FactName)),
  ]);
}
