/** How AWS words it when it holds a request back: by quota, for want of capacity, before or in the stream. */
import { frameException } from "./event-stream.js";
import { fitsQuota } from "./quotas.js";
import type { ScenarioModel } from "./types.js";
import { type Answer, anthropicError, jsonError } from "./wire.js";
import type { World } from "./world.js";

type HeldBack = NonNullable<ScenarioModel["heldBack"]>;

interface Words {
  status: number;
  /** Name of the exception without `Exception`. */
  code: string;
  /** Anthropic's name, on Mantle. */
  type: string;
  message: string;
}

/** asOf 2026-11-20; source: public reports; ModelNotReady from the documentation of the SDK. */
const WORDS: Readonly<Record<HeldBack["by"], Words>> = {
  tokens: throttling("Too many tokens, please wait before trying again."),
  requests: throttling("Too many requests, please wait before trying again."),
  "tokens-per-day": throttling("Too many tokens per day, please wait before trying again."),
  "not-ready": {
    status: 429,
    code: "ModelNotReady",
    type: "rate_limit_error",
    message: "The model specified in the request is not ready to serve inference requests.",
  },
  capacity: {
    status: 503,
    code: "ServiceUnavailable",
    type: "api_error",
    message: "Bedrock is unable to process your request.",
  },
  overloaded: { status: 529, code: "Overloaded", type: "overloaded_error", message: "Overloaded" },
};

function throttling(message: string): Words {
  return { status: 429, code: "Throttling", type: "rate_limit_error", message };
}

/**
 * The answer to a request of the Invoke API that is held back; null where it goes through.
 *
 * @param tokens - input and `max_tokens` of the request
 */
export function holdBack(
  world: World,
  model: ScenarioModel,
  request: { id: string; streamed: boolean; tokens: number },
): Answer | null {
  const fits = fitsQuota(world, request.id, request.tokens);
  const { by, inStream = false } = model.heldBack ?? { by: fits ? null : ("tokens" as const) };
  if (by === null) return null;
  const { status, code, type, message } = WORDS[by];
  if (by === "overloaded") return anthropicError(status, type, message);
  if (!inStream || !request.streamed) return jsonError(status, code, message, "message");
  const name = `${code.charAt(0).toLowerCase()}${code.slice(1)}Exception`;
  return {
    status: 200,
    headers: {
      "content-type": "application/vnd.amazon.eventstream",
      "x-amzn-bedrock-content-type": "application/json",
    },
    body: [frameException(name, message)],
    errorCode: `${code}Exception`,
  };
}

/** The same on Mantle, which answers in Anthropic's shape. */
export function holdBackOnMantle(model: ScenarioModel): Answer | null {
  if (model.heldBack === undefined) return null;
  const { status, type, message } = WORDS[model.heldBack.by];
  return anthropicError(status, type, message);
}

/** A provisioned throughput that does not serve. */
export function notReady(): Answer {
  const { status, code, message } = WORDS["not-ready"];
  return jsonError(status, code, message, "message");
}
