/**
 * Mantle: Anthropic's Messages API on AWS. It has IAM actions of its own, takes model IDs without
 * a geographic prefix, and refuses in Anthropic's shape.
 */
import { partitionOf } from "../knowledge/regions.js";
import { hasEnded, judgeAgreement, judgeHold, judgeRetention, notAvailable } from "./account.js";
import { holdBackOnMantle } from "./held-back.js";
import { answerMessage } from "./message.js";
import { cachePrompt } from "./prompt-cache.js";
import { formatServerSentEvents } from "./sse.js";
import type { ScenarioModel } from "./types.js";
import {
  type Answer,
  anthropicError,
  type Caller,
  jsonAnswer,
  type Operation,
  type ReceivedRequest,
} from "./wire.js";
import { denialOf, type World } from "./world.js";

export function routeMantle(
  world: World,
  request: ReceivedRequest,
  answerId: () => string,
): Operation | undefined {
  if (request.method === "GET" && request.path === "/v1/models") {
    return { name: "MantleListModels", answer: (caller) => listModels(world, caller) };
  }
  if (request.method !== "POST" || request.path !== "/anthropic/v1/messages") return undefined;
  const body = readObject(request.body);
  const model = typeof body?.model === "string" ? body.model : undefined;
  return {
    name: "MantleMessages",
    ...(model === undefined ? {} : { model }),
    answer: (caller) => createMessage(world, caller, request, body, answerId),
  };
}

function createMessage(
  world: World,
  caller: Caller,
  request: ReceivedRequest,
  body: Record<string, unknown> | null,
  answerId: () => string,
): Answer {
  const id = typeof body?.model === "string" ? body.model : "";
  const denied = judgeIam(world, caller, "bedrock-mantle:CreateInference", id);
  if (denied !== null) return denied;
  if (body === null) return invalid("The request body is not valid JSON");
  if (id === "") return invalid("model: Field required");
  const model = world.scenario.aws.models.find((candidate) => candidate.mantle === id);
  if (model === undefined || !servesClaude(world, caller)) {
    return anthropicError(404, "not_found_error", `The model '${id}' does not exist`);
  }
  const refused = judgeModel(world, caller, model, id);
  if (refused !== null) return refused;
  const flags = (request.headers["anthropic-beta"] ?? "").split(",");
  const foreign = flags.filter((flag) => model.refusesBetas?.includes(flag));
  if (foreign.length > 0) {
    return invalid(
      `Unexpected value(s) ${foreign.map((flag) => `\`${flag}\``).join(", ")} for the \`anthropic-beta\` header. Please consult our documentation at docs.anthropic.com or try again without the header.`,
    );
  }
  const { messages, max_tokens: maxTokens, system } = body;
  if (messages === undefined) return invalid("messages: Field required");
  if (!Array.isArray(messages) || messages.length === 0) {
    return invalid("messages: at least one message is required");
  }
  if (maxTokens === undefined) return invalid("max_tokens: Field required");
  if (typeof maxTokens !== "number" || !Number.isInteger(maxTokens) || maxTokens < 0) {
    return invalid("max_tokens: must be greater than or equal to 0");
  }
  const prompt = { messages, ...(system === undefined ? {} : { system }) };
  const target = { model, profileArn: null, destinations: [caller.region] };
  const held = holdBackOnMantle(model);
  if (held !== null) return held;
  const cached = cachePrompt(world, target, caller.region, prompt);
  const answer = answerMessage({ model: id, maxTokens, ...prompt, cached }, answerId());
  if (body.stream !== true) return jsonAnswer(answer.message);
  return {
    status: 200,
    headers: { "content-type": "text/event-stream; charset=utf-8" },
    body: formatServerSentEvents(answer.events),
  };
}

/** An endpoint may have models of others alone. */
function servesClaude(world: World, caller: Caller): boolean {
  return world.scenario.aws.mantleClaudeRegions?.includes(caller.region) ?? true;
}

function judgeModel(world: World, caller: Caller, model: ScenarioModel, id: string): Answer | null {
  if (hasEnded(world, model)) {
    return anthropicError(404, "not_found_error", `The model '${id}' does not exist`);
  }
  if (!world.scenario.aws.useCaseForm) {
    return anthropicError(
      404,
      "not_found_error",
      "Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.",
    );
  }
  const agreement = judgeAgreement(world, caller, model, "bedrock-mantle.amazonaws.com");
  if (agreement !== null) return inAnthropicsShape(agreement, 403, "permission_error");
  if (model.mantleGranted === false) return notAvailable(id);
  const standing = judgeHold(world) ?? judgeRetention(world, model);
  return standing === null ? null : inAnthropicsShape(standing, 400, "invalid_request_error");
}

function inAnthropicsShape(refusal: Answer, status: number, type: string): Answer {
  const { message } = readObject(Buffer.from(String(refusal.body))) ?? {};
  return anthropicError(status, type, String(message));
}

function judgeIam(world: World, caller: Caller, action: string, model?: string): Answer | null {
  const project = `arn:${partitionOf(caller.region).name}:bedrock-mantle:${caller.region}:${world.scenario.aws.account}:project/default`;
  const context = {
    ...(model === undefined ? {} : { "bedrock-mantle:Model": model }),
    ...(caller.bearer === null ? {} : { "bedrock-mantle:BearerTokenType": caller.bearer }),
  };
  const denial = denialOf(world, caller, action, project, context);
  return denial === null ? null : anthropicError(403, "permission_error", denial);
}

function listModels(world: World, caller: Caller): Answer {
  const denied = judgeIam(world, caller, "bedrock-mantle:ListModels");
  if (denied !== null) return denied;
  const data = world.scenario.aws.models.flatMap((model) =>
    model.mantle === undefined || hasEnded(world, model) || !servesClaude(world, caller)
      ? []
      : [
          {
            id: model.mantle,
            object: "model",
            owned_by: "anthropic",
            status: model.mantleGranted === false ? "unavailable" : "available",
          },
        ],
  );
  return jsonAnswer({ object: "list", data });
}

function readObject(bytes: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function invalid(message: string): Answer {
  return anthropicError(400, "invalid_request_error", message);
}
