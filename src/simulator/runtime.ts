/**
 * The Invoke API of bedrock-runtime. Judges in AWS's order: IAM on the profile and on every model
 * behind it, the identifier, the account, the headers, the body; then the model answers.
 */
import { judgeAccess, modelArn, requestedArn, resolveTarget, type Target } from "./account.js";
import { frameEvents } from "./event-stream.js";
import { guardrailArn, judgeGuardrail } from "./guardrails.js";
import { holdBack, notReady } from "./held-back.js";
import { answerMessage, countTokens } from "./message.js";
import { cachePrompt, isMarked, routeRequest } from "./prompt-cache.js";
import { judgeFields } from "./request-fields.js";
import type { ScenarioModel } from "./types.js";
import {
  type Answer,
  type Caller,
  decode,
  jsonAnswer,
  jsonError,
  type Operation,
  type ReceivedRequest,
} from "./wire.js";
import { denialOf, type World } from "./world.js";

const SERVICE_TIERS = ["priority", "default", "flex", "reserved"];
const API_VERSIONS = ["bedrock-2023-05-31", "2026-10-21"];

const CACHING_REFUSED =
  "You invoked an unsupported model or your request did not allow prompt caching. See the documentation for more information.";

export function routeRuntime(
  world: World,
  request: ReceivedRequest,
  answerId: () => string,
): Operation | undefined {
  const match = /^\/model\/([^/]+)\/(invoke|invoke-with-response-stream)$/.exec(request.path);
  if (match === null || request.method !== "POST") return undefined;
  const model = decode(match[1] ?? "");
  const streamed = match[2] !== "invoke";
  return {
    name: streamed ? "InvokeModelWithResponseStream" : "InvokeModel",
    model,
    answer: (caller) => invoke(world, request, caller, model, streamed, answerId),
  };
}

function invoke(
  world: World,
  request: ReceivedRequest,
  caller: Caller,
  id: string,
  streamed: boolean,
  answerId: () => string,
): Answer {
  const target = resolveTarget(world, id, caller.region);
  const action = streamed ? "bedrock:InvokeModelWithResponseStream" : "bedrock:InvokeModel";
  const denial = findDenial(world, caller, action, id, target, headerContext(world, request, caller));
  if (denial !== null) return jsonError(403, "AccessDenied", denial, "Message");
  if (target === undefined) return invalid("The provided model identifier is invalid.");
  if (target.inService === false) return notReady();
  const refused =
    judgeAccess(world, caller, id, target) ??
    judgeGuardrail(world, caller, request) ??
    judgeTier(request, target);
  if (refused !== null) return refused;
  const body = readBody(request.body, target.model);
  if (typeof body === "string") return invalid(body);
  const tokens = countTokens(request.body.toString("utf8")) + body.maxTokens;
  const held = holdBack(world, target.model, { id, streamed, tokens });
  if (held !== null) return held;

  if (target.model.caching === "refused" && isMarked(body)) {
    return jsonError(403, "AccessDenied", CACHING_REFUSED, "message");
  }
  const cached = cachePrompt(world, target, routeRequest(world, target, caller.region), body);
  const answer = answerMessage({ model: target.model.id, ...body, cached }, answerId());
  const tier = request.headers["x-amzn-bedrock-service-tier"];
  const headers = tier === undefined ? {} : { "x-amzn-bedrock-service-tier": tier };
  if (!streamed) return jsonAnswer(answer.message, headers);
  return {
    status: 200,
    headers: {
      ...headers,
      "content-type": "application/vnd.amazon.eventstream",
      "x-amzn-bedrock-content-type": "application/json",
    },
    body: frameEvents(answer),
  };
}

/**
 * IAM is asked about the profile, then about the model in each Region the request may be routed
 * to: a single blocked destination refuses, as AWS may choose any of them.
 */
function findDenial(
  world: World,
  caller: Caller,
  action: string,
  id: string,
  target: Target | undefined,
  context: Record<string, string>,
): string | null {
  const first = target?.profileArn ?? requestedArn(world, target?.model.id ?? id, caller.region);
  const denial = denialOf(world, caller, action, first, context);
  if (denial !== null || target === undefined || target.profileArn === null) return denial;
  const profiled = { ...context, "bedrock:InferenceProfileArn": target.profileArn };
  const places = target.destinations.flatMap((destination) =>
    destination === "*"
      ? [
          { region: caller.region, arnRegion: caller.region },
          { region: "unspecified", arnRegion: "" },
        ]
      : [{ region: destination, arnRegion: destination }],
  );
  for (const { region, arnRegion } of places) {
    const found = denialOf(world, caller, action, modelArn(arnRegion, target.model.id), {
      ...profiled,
      "aws:RequestedRegion": region,
    });
    if (found !== null) return found;
  }
  return null;
}

function headerContext(world: World, request: ReceivedRequest, caller: Caller): Record<string, string> {
  const context: Record<string, string> = {};
  const tier = request.headers["x-amzn-bedrock-service-tier"];
  if (tier !== undefined) context["bedrock:ServiceTier"] = tier;
  const guardrail = request.headers["x-amzn-bedrock-guardrailidentifier"];
  if (guardrail !== undefined) {
    const version = request.headers["x-amzn-bedrock-guardrailversion"] ?? "DRAFT";
    const arn = guardrailArn(world, caller.region, guardrail);
    context["bedrock:GuardrailIdentifier"] = version === "DRAFT" ? arn : `${arn}:${version}`;
  }
  return context;
}

/** A value that AWS does not know, and one that the model does not have. */
function judgeTier(request: ReceivedRequest, { model }: Target): Answer | null {
  const tier = request.headers["x-amzn-bedrock-service-tier"];
  if (tier === undefined || tier === "default" || model.tiers?.includes(tier)) return null;
  if (!SERVICE_TIERS.includes(tier)) return invalid("service tier provided is invalid");
  return invalid(
    tier === "reserved"
      ? "Reservation not found."
      : "The provided service tier is not supported for this model",
  );
}

/** The fields the model needs, or the text of the 400. */
function readBody(
  bytes: Buffer,
  model: ScenarioModel,
): { maxTokens: number; messages: unknown[]; system?: unknown } | string {
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString("utf8"));
  } catch {
    return malformed("#: expected type: JSONObject, found: Null");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return malformed("#: expected type: JSONObject, found: JSONArray");
  }
  const fields: Record<string, unknown> = { ...body };
  for (const key of ["model", "stream"]) {
    if (key in fields) return malformed(`#: extraneous key [${key}] is not permitted`);
  }
  if (!("max_tokens" in fields)) return malformed("#: required key [max_tokens] not found");
  const { anthropic_version: version, messages, max_tokens: maxTokens, system } = fields;
  if (version === undefined) return "anthropic_version: Field required";
  const refused = judgeFields(fields, model);
  if (refused !== null) return refused;
  if (!API_VERSIONS.includes(String(version))) return `Invalid API version: ${String(version)}`;
  if (messages === undefined) return "messages: Field required";
  if (!Array.isArray(messages)) return "messages: Input should be a valid list";
  if (messages.length === 0) return "messages: at least one message is required";
  if (typeof maxTokens !== "number" || !Number.isInteger(maxTokens)) {
    return "max_tokens: Input should be a valid integer";
  }
  if (maxTokens < 0) return "max_tokens: must be greater than or equal to 0";
  return { maxTokens, messages, ...(system === undefined ? {} : { system }) };
}

function malformed(detail: string): string {
  return `Malformed input request: ${detail}, please reformat your input and try again.`;
}

function invalid(message: string): Answer {
  return jsonError(400, "Validation", message, "message");
}
