/** The arguments and the evidence of a code, from all failures that have it. */
import type { Failure } from "../aws/types.js";
import type { Plan } from "../claude-code/types.js";
import type { FactName, Facts } from "../facts/types.js";
import { findRefusalMeaning } from "../knowledge/refusals.js";
import type { ReplacedModel } from "./arguments/models.js";
import { type CollectedFailure, probesOf } from "./collect.js";
import { expiredKey } from "./expired-key.js";
import { foundBuilders } from "./found-builders.js";
import { listedIds } from "./models/faults.js";
import { misnamedFound, replacedModel } from "./models/misnamed.js";
import { suggestModel } from "./suggest-model.js";
import type { Evidence, FindingArguments, FindingCode, Found, ModelsArgument } from "./types.js";
import { unknownRegion } from "./unknown-region.js";

/** Excerpts of AWS's texts are cut at this many characters; the request ID finds the rest. */
const excerptLimit = 300;

const questions: Record<FactName, string> = {
  credentials: "The source of the credentials",
  identity: "GetCallerIdentity",
  inferenceProfiles: "ListInferenceProfiles",
  applicationProfiles: "GetInferenceProfile",
  modelAccess: "GetFoundationModelAvailability",
  invocation: "InvokeModelWithResponseStream",
  mantle: "The Mantle request",
  connection: "The connections",
  modelLifecycle: "GetFoundationModel",
  dataRetention: "GetAccountDataRetention",
  quotas: "ListServiceQuotas",
  provisionedThroughput: "GetProvisionedModelThroughput",
  guardrail: "GetGuardrail",
  mantleModels: "Mantle's list of models",
  iamCoverage: "SimulatePrincipalPolicy",
  promptCache: "The caching requests",
  startUp: "The start-up requests",
};

/** Builds the finding of a code that the wire proved. */
export function buildFound(code: FindingCode, members: CollectedFailure[], plan: Plan, facts: Facts): Found {
  const evidence = members.map((one) => toEvidence(one.fact, one.failure));
  const failures = members.map((one) => one.failure);
  const build = foundBuilders[code];
  if (build !== undefined) return build({ members, plan, facts, evidence });
  switch (code) {
    case "region.unknown":
      return { ...unknownRegion(plan), evidence };
    case "credentials.expired":
      return {
        code,
        arguments: expiredArguments(plan, facts, failures),
        evidence,
        locations: locationOf(plan),
      };
    case "credentials.bearer-expired":
      return { ...expiredKey(plan), evidence };
    case "model.access-denied":
      return {
        code,
        arguments: { ...modelsOf(members), ...(members.every(ofCountry) ? { country: true } : {}) },
        evidence,
      };
    case "model.use-case-missing":
      return { code, arguments: { ...modelsOf(members), answered: answeredModels(facts) }, evidence };
    case "model.invalid-id":
    case "model.prefix-mismatch":
    case "model.profile-missing":
    case "model.arn-region-mismatch":
    case "model.arn-invalid":
    case "model.override-invalid":
      return misnamedFound(code, plan, facts, evidence);
    case "throughput.on-demand-unsupported":
      return {
        code,
        arguments: { models: replacedModels(members, plan, facts) },
        evidence,
        locations: modelLocations(members, plan),
      };
    case "doctor.timed-out":
      return { code, arguments: timedOutArguments(members), evidence };
    default:
      return {
        code: "doctor.unrecognised-error",
        arguments: { refusals: withoutRepetition(failures.map(describeFailure)) },
        evidence,
      };
  }
}

/** What a person can look up of a failure: request, status, AWS's name and text. */
export function toEvidence(fact: FactName, failure: Failure): Evidence {
  const request = `${failure.operation} ${failure.host}`;
  if (failure.kind === "no-answer") return { source: `fact:${fact}`, request, errorCode: failure.code };
  if (failure.kind === "provider") return { source: `fact:${fact}`, request, errorCode: failure.fault.what };
  const excerpt = failure.kind === "refusal" ? failure.message : failure.excerpt;
  return {
    source: `fact:${fact}`,
    request,
    status: failure.status,
    ...(failure.kind === "refusal" ? { errorCode: failure.code } : {}),
    ...(failure.requestId === undefined ? {} : { requestId: failure.requestId }),
    ...(excerpt === undefined ? {} : { excerpt: excerpt.slice(0, excerptLimit) }),
  };
}

function locationOf(plan: Plan): NonNullable<Found["locations"]> {
  return plan.credentials.location === undefined ? [] : [plan.credentials.location];
}

/** AWS's texts are cut; the request ID finds the rest. */
const messageLimit = 300;

function expiredArguments(
  plan: Plan,
  facts: Facts,
  failures: readonly Failure[],
): FindingArguments["credentials.expired"] {
  const told = failures.find((one) => one.kind === "provider" && one.fault.what === "credentials-expired");
  if (told?.kind === "provider" && told.fault.what === "credentials-expired") {
    const what = `what ${plan.credentials.source} printed`;
    return { what, expiredAt: told.fault.expiredAt, obtaining: {} };
  }
  const refused = facts.credentials.state === "refused" ? facts.credentials.failure : undefined;
  if (refused?.kind === "refusal") {
    const message = refused.message.slice(0, messageLimit);
    return { what: plan.credentials.source, obtaining: { message } };
  }
  const value = facts.credentials.state === "answered" ? facts.credentials.value : undefined;
  const accessKeyId = value?.accessKeyId ?? plan.credentials.accessKeyId;
  const end = value?.expiresAt;
  const past = end !== undefined && Date.parse(end) <= Date.parse(plan.at);
  return {
    what: plan.credentials.source,
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    ...(past ? { expiredAt: end } : {}),
  };
}

/** Whether AWS refuses for where the request or the account is. */
function ofCountry({ failure }: CollectedFailure): boolean {
  return failure.kind === "refusal" && findRefusalMeaning(failure) === "country-unsupported";
}

/** Models that answered a real request in this run. */
function answeredModels(facts: Facts): string[] {
  const probes = [...probesOf(facts, "invocation"), ...probesOf(facts, "mantle")];
  return [...new Set(probes.filter((one) => one.state === "answered").map((one) => one.model))];
}

function modelsOf(members: readonly CollectedFailure[]): ModelsArgument {
  return {
    models: members.flatMap(({ probe }) =>
      probe === undefined
        ? []
        : [{ model: probe.model, roles: probe.roles, route: probe.route, region: probe.region }],
    ),
  };
}

/** The models of the plan that failed, each role for itself, with what to write instead. */
function replacedModels(members: readonly CollectedFailure[], plan: Plan, facts: Facts): ReplacedModel[] {
  const listed = listedIds(facts);
  return members.flatMap(({ probe }) => {
    if (probe === undefined) return [];
    const planned = plan.models.find((one) => one.resolved === probe.model && one.region === probe.region);
    if (planned !== undefined) return [{ ...replacedModel(plan, planned, listed), roles: probe.roles }];
    const suggestion = suggestModel(probe.model, { region: probe.region, listed });
    return [
      {
        model: probe.model,
        roles: probe.roles,
        requested: null,
        suggestion: suggestion?.id ?? null,
        ...(suggestion === null ? {} : { suggestedBy: suggestion.from }),
      },
    ];
  });
}

function modelLocations(members: readonly CollectedFailure[], plan: Plan): NonNullable<Found["locations"]> {
  return members.flatMap(({ probe }) => {
    const location = plan.models.find((one) => one.resolved === probe?.model)?.location;
    return location === undefined ? [] : [location];
  });
}

function timedOutArguments(members: readonly CollectedFailure[]): FindingArguments["doctor.timed-out"] {
  const waited = members.map((one) => (one.failure.kind === "no-answer" ? (one.failure.afterMs ?? 0) : 0));
  return {
    questions: [...new Set(members.map((one) => questions[one.fact]))],
    seconds: Math.round(Math.max(0, ...waited) / 1000),
  };
}

function describeFailure(
  failure: Failure,
): FindingArguments["doctor.unrecognised-error"]["refusals"][number] {
  const common = { operation: failure.operation, host: failure.host };
  switch (failure.kind) {
    case "refusal":
      return {
        ...common,
        status: failure.status,
        code: failure.code,
        message: failure.message.slice(0, excerptLimit),
        ...(failure.requestId === undefined ? {} : { requestId: failure.requestId }),
      };
    case "no-answer":
      return {
        ...common,
        status: failure.proxyStatus ?? 0,
        code: failure.code,
        message: failure.detail ?? failure.reason,
      };
    case "provider":
      return {
        ...common,
        status: 0,
        code: failure.fault.what,
        message: `no credentials by ${failure.provider}`,
      };
    case "not-aws":
      return {
        ...common,
        status: failure.status,
        code: failure.what,
        message: `an answer that is not AWS's (content type ${failure.contentType ?? "none"})`,
      };
  }
}

/** The same refusal for five models is one, and its first request ID stands for them; evidence has all. */
function withoutRepetition<T extends { requestId?: string }>(refusals: readonly T[]): T[] {
  const seen = new Map<string, T>();
  for (const one of refusals) {
    const key = JSON.stringify({ ...one, requestId: undefined });
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
