/**
 * Guardrails: those of the account by Region, the right to apply one, and the headers that name it. A
 * scenario that lists none does not judge by them: then only the form of the headers counts.
 */
import type { ScenarioGuardrail } from "./types.js";
import { type Answer, type Caller, jsonAnswer, jsonError, type ReceivedRequest } from "./wire.js";
import { denialOf, type World } from "./world.js";

const IDENTIFIER =
  /^(?:[a-z0-9]+|arn:aws(?:-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:guardrail\/[a-z0-9]+)$/;
const VERSION = /^(?:[1-9][0-9]{0,7}|DRAFT)$/;

/** ARN of a guardrail of this account, whether it exists or not. */
export function guardrailArn(world: World, region: string, id: string): string {
  return id.startsWith("arn:")
    ? id
    : `arn:aws:bedrock:${region}:${world.scenario.aws.account}:guardrail/${id}`;
}

/** What AWS says of the guardrail headers of a model request; null where they are in order. */
export function judgeGuardrail(world: World, caller: Caller, request: ReceivedRequest): Answer | null {
  const id = request.headers["x-amzn-bedrock-guardrailidentifier"];
  const version = request.headers["x-amzn-bedrock-guardrailversion"];
  if (id === undefined && version === undefined) return null;
  if (!IDENTIFIER.test(id ?? "") || !VERSION.test(version ?? "")) {
    return invalid("The provided guardrail identifier is invalid.");
  }
  if (world.scenario.aws.guardrails === undefined) return null;
  const arn = guardrailArn(world, caller.region, id ?? "");
  const denial = denialOf(world, caller, "bedrock:ApplyGuardrail", arn);
  if (denial !== null) return jsonError(403, "AccessDenied", denial, "Message");
  const found = findGuardrail(world, caller.region, id ?? "", version ?? "");
  if (found === undefined) {
    return invalid("The guardrail identifier or version provided in the request does not exist.");
  }
  return (found.status ?? "READY") === "READY"
    ? null
    : invalid("The guardrail provided in the request is not in a READY state.");
}

/** GetGuardrail. */
export function getGuardrail(world: World, caller: Caller, request: ReceivedRequest, id: string): Answer {
  const version = new URLSearchParams(request.query).get("guardrailVersion") ?? "DRAFT";
  if (!IDENTIFIER.test(id) || !VERSION.test(version)) {
    return invalid("The provided guardrail identifier is invalid.");
  }
  const found = findGuardrail(world, caller.region, id, version);
  if (found === undefined) {
    return jsonError(
      404,
      "ResourceNotFound",
      "The guardrail identifier or version provided in the request does not exist.",
      "message",
    );
  }
  const arn = guardrailArn(world, caller.region, found.id);
  return jsonAnswer({
    name: found.id,
    guardrailId: found.id,
    guardrailArn: arn,
    version,
    status: found.status ?? "READY",
    blockedInputMessaging: "Blocked.",
    blockedOutputsMessaging: "Blocked.",
    ...(found.crossRegion === true
      ? { crossRegionDetails: { guardrailProfileId: "us.guardrail.v1:0", guardrailProfileArn: arn } }
      : {}),
  });
}

/** ListEnforcedGuardrailsConfiguration. */
export function listEnforcedGuardrails(world: World, caller: Caller): Answer {
  const ids = world.scenario.aws.enforcedGuardrails ?? [];
  return jsonAnswer({
    guardrailsConfig: ids.map((id) => ({
      configId: `config-${id}`,
      guardrailId: id,
      guardrailArn: guardrailArn(world, caller.region, id),
    })),
  });
}

function findGuardrail(
  world: World,
  region: string,
  id: string,
  version: string,
): ScenarioGuardrail | undefined {
  const arn = guardrailArn(world, region, id);
  return world.scenario.aws.guardrails?.find(
    (one) =>
      one.region === region &&
      guardrailArn(world, region, one.id) === arn &&
      (version === "DRAFT" || one.versions.includes(version)),
  );
}

function invalid(message: string): Answer {
  return jsonError(400, "Validation", message, "message");
}
