/**
 * The account's relation to a model: what an ID names, and whether the account may use it. Shared
 * by the Invoke API, Mantle and the control plane, in the order in which AWS is seen to look:
 * identifier, throughput, lifecycle, use-case form, agreement, grant.
 */
import { partitionOf } from "../knowledge/regions.js";
import type { ScenarioModel, ScenarioProfile } from "./types.js";
import { type Answer, anthropicError, type Caller, jsonError } from "./wire.js";
import { denialOf, type World } from "./world.js";

/**
 * Models whose missing grant Bedrock words in its own old way; all later ones answer in Anthropic's
 * shape. asOf 2026-11-20; source: public reports of both texts.
 */
const GRANT_IN_OLD_WORDS = /claude-(?:\d|instant|(?:sonnet|opus|haiku)-4(?:-[1-6](?:-|$)|-\d{8}|$))/;

/** What a model identifier names in one Region. */
export interface Target {
  model: ScenarioModel;
  /** ARN of the inference profile it was called through; null for a bare model. */
  profileArn: string | null;
  /** Regions requests may go to; `*` stands for a global profile. */
  destinations: readonly string[];
  /** Of a provisioned throughput: whether it serves requests. */
  inService?: boolean;
}

/** ARN of a foundation model; AWS's own models carry no account, a global one no Region either. */
export function modelArn(region: string, model: string): string {
  return `arn:${partitionOf(region).name}:bedrock:${region}::foundation-model/${model}`;
}

export function profileArn(region: string, account: string, id: string): string {
  return `arn:${partitionOf(region).name}:bedrock:${region}:${account}:inference-profile/${id}`;
}

/** Profiles that can be called from a Region, in AWS's order. */
export function profilesIn(world: World, region: string): ScenarioProfile[] {
  return world.scenario.aws.profiles.filter((profile) => profile.sources.includes(region));
}

export function findModel(world: World, id: string): ScenarioModel | undefined {
  return world.scenario.aws.models.find((model) => model.id === id);
}

/** Whether a model can be called in a Region in any way. */
export function isServedIn(world: World, model: ScenarioModel, region: string): boolean {
  const profiled = profilesIn(world, region).some((profile) => profile.model === model.id);
  return profiled || (model.onDemandIn ?? []).includes(region);
}

/** Resolves a model ID, a profile ID or an ARN of either; undefined where AWS knows no such thing. */
export function resolveTarget(world: World, id: string, region: string): Target | undefined {
  const { account, applicationProfiles = [] } = world.scenario.aws;
  const application = applicationProfiles.find((profile) => profile.arn === id);
  if (application !== undefined) {
    const copied =
      id.split(":")[3] === region ? resolveTarget(world, application.copyFrom, region) : undefined;
    return copied && { ...copied, profileArn: application.arn };
  }
  const provisioned = world.scenario.aws.provisioned?.find((one) => one.arn === id);
  if (provisioned !== undefined) {
    const model = id.split(":")[3] === region ? findModel(world, provisioned.model) : undefined;
    const inService = provisioned.status === "InService" || provisioned.status === "Updating";
    return model && { model, profileArn: id, destinations: [], inService };
  }
  const name = localName(id, region, account);
  const profile = profilesIn(world, region).find((candidate) => candidate.id === name);
  if (profile !== undefined) {
    const model = findModel(world, profile.model);
    if (model === undefined) return undefined;
    return { model, profileArn: profileArn(region, account, profile.id), destinations: profile.destinations };
  }
  const model = name === null ? undefined : findModel(world, name);
  return model && { model, profileArn: null, destinations: [region] };
}

/** The last part of an ARN of this Region and account, or the ID itself; null for a foreign ARN. */
function localName(id: string, region: string, account: string): string | null {
  if (!id.startsWith("arn:")) return id;
  const [, partition, service, arnRegion, arnAccount, ...rest] = id.split(":");
  const [kind, ...name] = rest.join(":").split("/");
  const own =
    (kind === "inference-profile" && arnAccount === account) ||
    (kind === "foundation-model" && arnAccount === "");
  const here = service === "bedrock" && arnRegion === region && partition === partitionOf(region).name;
  return here && own ? name.join("/") : null;
}

/** The ARN that IAM is asked about first, also for an ID that names nothing. */
export function requestedArn(world: World, id: string, region: string): string {
  if (id.startsWith("arn:")) return id;
  const looksLikeProfile = /^(?:us|eu|jp|au|in|apac|ca|global|us-gov)\./.test(id);
  return looksLikeProfile ? profileArn(region, world.scenario.aws.account, id) : modelArn(region, id);
}

/** Why the account cannot invoke a target, in AWS's order and words; null if it can. */
export function judgeAccess(world: World, caller: Caller, id: string, target: Target): Answer | null {
  const { model } = target;
  if (target.profileArn === null && !(model.onDemandIn ?? []).includes(caller.region)) {
    return refuse(
      400,
      "Validation",
      `Invocation of model ID ${id} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    );
  }
  if (hasEnded(world, model)) {
    return refuse(
      404,
      "ResourceNotFound",
      "This model version has reached the end of its life. Please refer to the AWS documentation for more details.",
    );
  }
  if (model.unusedForDays !== undefined) {
    return refuse(
      404,
      "ResourceNotFound",
      `Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last ${model.unusedForDays} days. Please upgrade to an active model on Amazon Bedrock`,
    );
  }
  const held = judgeHold(world);
  if (held !== null) return held;
  if (!world.scenario.aws.useCaseForm || model.useCaseMissing === true) {
    return refuse(
      404,
      "ResourceNotFound",
      "Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.",
    );
  }
  return (
    judgeAgreement(world, caller, model, "bedrock.amazonaws.com") ??
    judgeGrant(model) ??
    judgeRetention(world, model)
  );
}

/** Whether a model is past its end on AWS's day. */
export function hasEnded(world: World, model: ScenarioModel): boolean {
  if (model.lifecycle === "END_OF_LIFE") return true;
  return model.endOfLifeTime !== undefined && Date.parse(model.endOfLifeTime) <= world.now();
}

/** Whether AWS holds the account back. */
export function judgeHold(world: World): Answer | null {
  switch (world.scenario.aws.hold) {
    case "operation-not-allowed":
      return refuse(400, "Validation", "Operation not allowed");
    case "not-authorized":
      return refuse(
        400,
        "Validation",
        "Your account is not authorized to perform this action. Please create a support case with AWS.",
      );
    default:
      return null;
  }
}

/** The account's data retention mode; `inherit` leaves it to the model, whose own is `default`. */
export function judgeRetention(world: World, model: ScenarioModel): Answer | null {
  const own = world.scenario.aws.dataRetention ?? "inherit";
  const mode = own === "inherit" ? "default" : own;
  if (model.retentionModes === undefined || model.retentionModes.includes(mode)) return null;
  return refuse(400, "Validation", `data retention mode '${mode}' is not available for this model`);
}

/** The Marketplace agreement; a first use by a caller who may subscribe makes it. */
export function judgeAgreement(
  world: World,
  caller: Caller,
  model: ScenarioModel,
  calledVia: string,
): Answer | null {
  switch (world.agreements.get(model.id)) {
    case "PENDING":
      return refuse(
        403,
        "AccessDenied",
        "Your account is not authorized to access this model. Your AWS Marketplace subscription for this model is still being processed. Try again in 15 minutes.",
      );
    case "ERROR":
      return refuse(
        403,
        "AccessDenied",
        "Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 5 minutes.",
      );
    case "NOT_AVAILABLE": {
      const context = { "aws:CalledViaLast": calledVia, "aws:CalledVia": [calledVia] };
      const denied = ["aws-marketplace:ViewSubscriptions", "aws-marketplace:Subscribe"].some(
        (action) => denialOf(world, caller, action, "*", context) !== null,
      );
      if (denied) {
        return refuse(
          403,
          "AccessDenied",
          "Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 5 minutes.",
        );
      }
      world.agreements.set(model.id, "AVAILABLE");
      return null;
    }
    default:
      return null;
  }
}

function judgeGrant(model: ScenarioModel): Answer | null {
  if (model.granted !== false) return null;
  if (isGrantedInOldWords(model.id)) {
    return refuse(403, "AccessDenied", "You don't have access to the model with the specified model ID.");
  }
  return notAvailable(model.id);
}

/** Whether the availability API tells of a missing grant, and Bedrock words it in its own way. */
export function isGrantedInOldWords(model: string): boolean {
  return GRANT_IN_OLD_WORDS.test(model);
}

/** The refusal of a model that the account was not given, in Anthropic's shape. */
export function notAvailable(model: string): Answer {
  return anthropicError(
    403,
    "permission_error",
    `${model} is not available for this account. You can explore other available models on Amazon Bedrock. For additional access options, contact AWS Sales at https://aws.amazon.com/contact-us/sales-support/`,
  );
}

function refuse(status: number, code: string, message: string): Answer {
  return jsonError(status, code, message, "message");
}
