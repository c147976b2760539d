/**
 * Makes one cause out of all failures that have the same reason. Causes that the plan alone proves
 * (no provider, an expired API key) are made here too, so that the engine can say what they block.
 */

import type { Failure } from "../aws/types.js";
import type { Plan, PlanModel } from "../claude-code/types.js";
import type { FactName, Facts, Probe } from "../facts/types.js";
import { isRegionKnown } from "../knowledge/regions.js";
import { buildFound, toEvidence } from "./build-found.js";
import { classify } from "./classify.js";
import { compareCodes } from "./codes.js";
import { type CollectedFailure, collectFailures, isOnlyWalked, probesOf } from "./collect.js";
import { takenBy } from "./credentials/accepted.js";
import { apiKeyCause } from "./credentials/api-key.js";
import { credentialCauses } from "./credentials/causes.js";
import { lackOf } from "./credentials/lacking.js";
import { leaveToRefresh } from "./credentials/refresh.js";
import { explainedByIam } from "./iam/explained-by.js";
import { joinRejections } from "./mantle/refused.js";
import { fromAvailability } from "./models/availability.js";
import { explainedByModels } from "./models/explained-by.js";
import { listedIds, modelFaults } from "./models/faults.js";
import { misnamedFound } from "./models/misnamed.js";
import { answersOfAws } from "./network/aws-answered.js";
import { planClaims } from "./plan-claims.js";
import { nameRegionWarning } from "./region/misled.js";
import { lostSettings } from "./settings-unreadable.js";
import { decidingCause } from "./setup/causes.js";
import { explainedBy } from "./setup/explained-by.js";
import type { Classified, Diagnosis, FindingCode, Found } from "./types.js";
import { lacksBedrock } from "./unknown-region.js";

const wireFacts: readonly FactName[] = [
  "identity",
  "inferenceProfiles",
  "modelAccess",
  "invocation",
  "mantle",
];

/** What services other than Bedrock are asked. */
const ofOtherServices = ["GetCallerIdentity", "ListServiceQuotas", "SimulatePrincipalPolicy", "GetRole"];

/** Classifies every failure of the run once and merges what has one reason. */
export function diagnose(plan: Plan, facts: Facts): Diagnosis {
  const deciding = plan.provider === "none" ? null : decidingCause(plan);
  if (deciding !== null) return { causes: [deciding], optional: [] };
  // A last link of the chain that gives nothing is credentials.none, made below with its failure.
  const collected = collectFailures(facts).filter(
    (one) =>
      (one.fact !== "credentials" || !lacksCredentials(plan, facts)) &&
      (one.probe === undefined || !isOnlyWalked(plan, one.probe)),
  );
  const probes = [...probesOf(facts, "invocation"), ...probesOf(facts, "mantle")];
  const modelServed = probes.some((probe) => probe.state === "answered");
  // What answers in the place of AWS has refused nothing.
  const modelAnswered = modelServed || probes.some((probe) => probe.failure?.kind === "refusal");
  const awsAnswered = answersOfAws(plan, facts);
  const regionUnknown = !isRegionKnown(plan.region.value) || lacksBedrock(plan, facts);
  const listed = listedIds(facts);
  const taken = takenBy(plan, facts);
  const credentials = {
    taken: taken.length > 0,
    takenByBedrock: taken.some((operation) => !ofOtherServices.includes(operation)),
    apiKeyCause: apiKeyCause(plan, facts),
  };
  const claims = planClaims(plan, facts);
  const groups = new Map<FindingCode, CollectedFailure[]>();
  const optional: Diagnosis["optional"] = [];
  const lost: { fact: FactName; code: FindingCode }[] = [];
  for (const one of collected) {
    const owner = claims.find((claim) => claim.claims(one))?.cause;
    if (owner !== undefined) {
      addFailure(owner, one);
      continue;
    }
    const model = plannedModel(plan, one.probe);
    const result = classify(one.failure, {
      plan,
      fact: one.fact,
      modelAnswered,
      modelServed,
      awsAnswered,
      regionUnknown,
      listed,
      ...credentials,
      ...(model === undefined ? {} : { model }),
    });
    if (result.kind === "optional") {
      const { permission, code } = result;
      optional.push({ fact: one.fact, failure: one.failure, permission });
      if (code !== undefined) lost.push({ fact: one.fact, code });
    }
    if (result.kind === "cause") groups.set(result.code, [...(groups.get(result.code) ?? []), one]);
  }
  joinRejections(groups);
  const causes = [...groups].map(([code, members]) => toClassified(code, members, plan, facts));
  for (const cause of [...causesOfPlan(plan, facts), ...claims.map((claim) => claim.cause)])
    addCause(causes, cause);
  for (const { fact, code } of lost) {
    // The same fault of the way took an optional question too: it is blocked, not unanswered by AWS.
    const cause = causes.find((one) => one.found.code === code);
    if (cause !== undefined) cause.facts = [...new Set([...cause.facts, fact])];
  }
  nameRegionWarning(causes, plan);
  leaveToRefresh(causes, plan);
  for (const cause of causes) {
    const { code } = cause.found;
    const behind = [
      ...explainedBy(plan, code),
      ...explainedByModels(plan, code),
      ...explainedByIam(plan, facts, code),
    ];
    if (behind.length > 0)
      cause.found = { ...cause.found, evidence: [...(cause.found.evidence ?? []), ...behind] };
  }
  return { causes: causes.sort((a, b) => compareCodes(a.found.code, b.found.code)), optional };
}

/** The model that a request was made for; one that plays several roles stands for all. */
function plannedModel(plan: Plan, probe: Probe | undefined): PlanModel | undefined {
  return plan.models.find(
    (one) => one.resolved === probe?.model && one.route === probe.route && one.region === probe.region,
  );
}

function toClassified(code: FindingCode, members: CollectedFailure[], plan: Plan, facts: Facts): Classified {
  return {
    found: buildFound(code, members, plan, facts),
    facts: [...new Set(members.map((one) => one.fact))],
    failures: members.map((one) => one.failure),
  };
}

/** A consequence of a cause: it goes into its evidence, and what was asked is blocked by it. */
function addFailure(cause: Classified, { fact, failure }: CollectedFailure): void {
  cause.failures.push(failure);
  cause.facts = [...new Set([...cause.facts, fact])];
  cause.found = { ...cause.found, evidence: [...(cause.found.evidence ?? []), toEvidence(fact, failure)] };
}

/** A plan-made cause joins the one that the wire proved, if there is one. */
function addCause(causes: Classified[], cause: Classified): void {
  const same = causes.find((one) => one.found.code === cause.found.code);
  if (same === undefined) causes.push(cause);
  else same.facts = [...new Set([...same.facts, ...cause.facts])];
}

function causesOfPlan(plan: Plan, facts: Facts): Classified[] {
  if (plan.provider === "none") {
    const lost = lostSettings(plan, "provider");
    return [made(lost ?? notEnabled(plan), ["credentials", ...wireFacts])];
  }
  const causes: Classified[] = [];
  const lacking = lacksCredentials(plan, facts);
  causes.push(...credentialCauses(plan, facts, lacking));
  if (lacking) {
    const failure = facts.credentials.state === "no-answer" ? [facts.credentials.failure] : [];
    const lost = lostSettings(plan, "credentials");
    causes.push(made(lost ?? lackOf(plan), ["credentials"], failure));
  }
  return [...causes, ...fromAvailability(plan, facts), ...misnamedModels(plan, facts)];
}

/** IDs that are proved to be wrong without a refusal: the request was not made, or failed before AWS looked. */
function misnamedModels(plan: Plan, facts: Facts): Classified[] {
  const faults = modelFaults(plan, facts);
  const codes = [...new Set(faults.map((one) => one.code))];
  return codes.map((code) => {
    const inUse = faults.some((one) => one.code === code && one.model.inUse);
    return made(misnamedFound(code, plan, facts), inUse ? ["invocation"] : []);
  });
}

function made(found: Found, blocks: readonly FactName[], failures: Failure[] = []): Classified {
  return { found, facts: [...blocks], failures };
}

/** Nothing that can sign: the plan found none, or the last link of the chain gave none. */
function lacksCredentials(plan: Plan, facts: Facts): boolean {
  const { kind, missing } = plan.credentials;
  const { state } = facts.credentials;
  if (kind === "none") return state !== "answered";
  // What is said of a profile that does not exist needs no question.
  if (state === "not-asked") return missing?.exists === false;
  // Asked and interrupted, the last link may well have given some.
  if (state === "no-answer" && facts.credentials.failure.kind === "no-answer") {
    if (facts.credentials.failure.reason === "interrupted") return false;
  }
  return (kind === "instance-metadata" || kind === "container") && state !== "answered";
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
