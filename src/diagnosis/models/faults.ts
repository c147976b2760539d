/**
 * What is wrong with a model's ID itself. Its form, the region and the account's list prove some of it
 * before anything was sent; AWS's one sentence for all of it ("The provided model identifier is
 * invalid.") is told apart by the same evidence, and an answer of AWS overrules every table.
 */
import type { Failure } from "../../aws/types.js";
import type { Plan, PlanModel } from "../../claude-code/types.js";
import type { Facts, Probe } from "../../facts/types.js";
import { isCallableFrom } from "../../knowledge/geographies.js";
import { geographyOf } from "../../knowledge/inference-profile-ids.js";
import { findRefusalMeaning } from "../../knowledge/refusals.js";
import { probesOf } from "../collect.js";
import { misroutingBehind } from "../mantle/misrouting.js";
import { isMisled } from "../region/misled.js";
import { wrongPartition } from "../region/partition.js";
import { isNotReady } from "../throughput/provisioned.js";
import { profileIdOf, readArn } from "./arn.js";
import { endedByTable } from "./lifecycle.js";
import { isDerived, overrideOf } from "./written.js";

/** The codes for an ID that names nothing that can be called. */
export const misnamedCodes = [
  "model.invalid-id",
  "model.prefix-mismatch",
  "model.profile-missing",
  "model.arn-region-mismatch",
  "model.arn-invalid",
  "model.override-invalid",
] as const;

export type MisnamedCode = (typeof misnamedCodes)[number];

/** IDs of the account's profiles, or null where the list is not known. */
export type Listed = readonly string[] | null;

/** A model of the plan whose ID cannot be called. */
export interface ModelFault {
  code: MisnamedCode;
  model: PlanModel;
  /** How AWS refused it in this run; null where it did not come to that. */
  refusal: "invalid" | "denied" | "other" | null;
}

/** The IDs that ListInferenceProfiles returned, or null where it was not answered. */
export function listedIds(facts: Pick<Facts, "inferenceProfiles">): string[] | null {
  const { inferenceProfiles } = facts;
  return inferenceProfiles.state === "answered"
    ? inferenceProfiles.value.profiles.map((one) => one.id)
    : null;
}

/** Every model of the plan whose ID is proved to be wrong, by its form or by a refusal. */
export function modelFaults(plan: Plan, facts: Facts): ModelFault[] {
  const listed = listedIds(facts);
  const probes = probesOf(facts, "invocation");
  return plan.models.flatMap((model): ModelFault[] => {
    const failure = probeOf(probes, model)?.failure;
    if (probeOf(probes, model)?.state === "answered" || isNotReady(facts, model.resolved)) return [];
    if (isMeantElsewhere(plan, model)) return [];
    const code = faultOf(plan, model, listed, failure);
    return code === null ? [] : [{ code, model, refusal: refusalOf(failure) }];
  });
}

/**
 * The code for a model's ID, or null where nothing is proved to be wrong with it.
 *
 * @param failure - what became of its request, where one was made.
 */
export function faultOf(
  plan: Plan,
  model: PlanModel,
  listed: Listed,
  failure: Failure | undefined,
): MisnamedCode | null {
  // What nobody wrote and nothing uses is nobody's fault.
  if (model.route !== "invoke" || knowsModel(failure) || (!model.inUse && !model.pinned)) return null;
  // AWS knows no model that has ended: what is wrong is not how it is written.
  if (model.inUse && endedByTable(plan, model.resolved)) return null;
  if (failure !== undefined && misroutingBehind(plan, failure, model.resolved) !== null) return null;
  // Without a host that exists nothing can be said of an ID.
  if (plan.region.malformed === true || wrongPartition(plan) !== null || isMisled(plan, model)) return null;
  const invalid = saysInvalid(failure);
  // A gateway in the place of AWS may take IDs that AWS would not: then only a refusal is proof.
  if (!invalid && plan.endpoints.invoke?.overriddenBy !== undefined) return null;
  // ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION sends a model where the list was not read.
  const byForm = faultByForm(model, model.region === plan.region.value ? listed : null);
  if (byForm !== null && !isDerivedGlobal(plan, model)) return byForm;
  const unlisted = isUnlisted(plan, model, listed);
  if (!invalid && !unlisted && !isForeignForm(model.resolved)) return null;
  if (overrideOf(plan, model) !== null) return "model.override-invalid";
  const missing = isDerived(plan, model) && geographyOf(model.resolved) !== null;
  return missing && listed?.includes(model.resolved) !== true ? "model.profile-missing" : "model.invalid-id";
}

/** A model that is used in the region of its own which a variable gives it; its alias there is nobody's choice. */
function isMeantElsewhere(plan: Plan, model: PlanModel): boolean {
  return (
    !model.inUse &&
    plan.models.some((one) => one.inUse && one.resolved === model.resolved && one.region !== model.region)
  );
}

/** Whether a failure of a model with a fault is the fault's: AWS says it of the ID, or of nothing else. */
export function claims(failure: Failure | undefined): boolean {
  if (failure === undefined) return false;
  if (failure.kind === "not-aws") return failure.what === "unknown-operation";
  if (failure.kind !== "refusal" || failure.status === 429 || failure.status >= 500) return false;
  const meaning = findRefusalMeaning(failure);
  return meaning === null || meaning === "invalid-identifier" || meaning === "not-authorised";
}

function refusalOf(failure: Failure | undefined): ModelFault["refusal"] {
  if (failure === undefined || !claims(failure)) return null;
  if (saysInvalid(failure)) return "invalid";
  const denied = failure.kind === "refusal" && findRefusalMeaning(failure) === "not-authorised";
  return denied ? "denied" : "other";
}

function faultByForm(model: PlanModel, listed: Listed): MisnamedCode | null {
  const arn = readArn(model.resolved);
  if (arn !== null) {
    if (arn.fault !== undefined) return "model.arn-invalid";
    if (arn.region !== model.region) return "model.arn-region-mismatch";
  }
  const id = profileIdOf(model.resolved);
  const prefix = geographyOf(id);
  if (prefix === null || listed?.includes(id)) return null;
  return isCallableFrom(prefix, model.region) === false ? "model.prefix-mismatch" : null;
}

/**
 * Forms of other APIs, and quotes that went along: every ID of Bedrock begins with its provider's name
 * or a geography, and a dot. Source: Amazon Bedrock API reference, InvokeModel, modelId.
 */
function isForeignForm(id: string): boolean {
  return /^claude-|^(?:anthropic|bedrock)\/|^["']|["']$|@/i.test(id);
}

/** `global.` is no geography: where the client derives it and it cannot be called, the profile is what is missing. */
function isDerivedGlobal(plan: Plan, model: PlanModel): boolean {
  return geographyOf(model.resolved) === "global" && isDerived(plan, model);
}

/** The list has every profile of its region: one that is not in it does not exist there. */
function isUnlisted(plan: Plan, model: PlanModel, listed: Listed): boolean {
  return (
    listed !== null &&
    listed.length > 0 &&
    model.region === plan.region.value &&
    geographyOf(model.resolved) !== null &&
    !listed.includes(model.resolved)
  );
}

function saysInvalid(failure: Failure | undefined): boolean {
  return failure?.kind === "refusal" && findRefusalMeaning(failure) === "invalid-identifier";
}

/** AWS spoke of the account or of throughput: it had found the model before that. */
function knowsModel(failure: Failure | undefined): boolean {
  if (failure?.kind !== "refusal") return false;
  const meaning = findRefusalMeaning(failure);
  return meaning !== null && !beforeTheModel.includes(meaning);
}

/** Meanings of refusals that AWS gives before it looks at the ID, and of the ID itself. */
const beforeTheModel: readonly string[] = [
  "credentials-expired",
  "credentials-invalid",
  "signature-mismatch",
  "signature-time",
  "api-key-rejected",
  "not-authorised",
  "invalid-identifier",
  "over-capacity",
];

function probeOf(probes: readonly Probe[], model: PlanModel): Probe | undefined {
  return probes.find(
    (one) => one.model === model.resolved && one.route === model.route && one.region === model.region,
  );
}
