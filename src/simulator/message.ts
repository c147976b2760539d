/**
 * The model's answer, as Anthropic events: one short text, cut by `max_tokens`. The same events go
 * out as an event stream (Invoke API), as server-sent events (Mantle) or folded into one message.
 */

/** The fields of a request body that the answer depends on. */
export interface MessageRequest {
  model: string;
  maxTokens: number;
  messages: unknown;
  system?: unknown;
  tools?: unknown;
  /** Tokens of the prompt that went into the cache or came out of it. */
  cached?: { writtenTokens: number; readTokens: number };
}

export type MessageEvent = { type: string } & Record<string, unknown>;

export interface ModelAnswer {
  events: MessageEvent[];
  message: Record<string, unknown>;
  inputTokens: number;
  outputTokens: number;
}

const WORDS = ["PONG"];
/** Characters a token stands for, roughly; only the order of magnitude matters. */
const CHARACTERS_PER_TOKEN = 4;

/** @param id what the answer is to be known by; counted up by the server */
export function answerMessage(request: MessageRequest, id: string): ModelAnswer {
  const prompt = JSON.stringify([request.system ?? "", request.messages, request.tools ?? ""]);
  const { writtenTokens = 0, readTokens = 0 } = request.cached ?? {};
  const inputTokens = Math.max(1, countTokens(prompt) - writtenTokens - readTokens);
  // The last token of a complete answer is the end of the turn.
  const complete = request.maxTokens > WORDS.length;
  const words = WORDS.slice(0, request.maxTokens);
  const outputTokens = words.length + (complete ? 1 : 0);
  const text = words.join(" ");
  const stopReason = complete ? "end_turn" : "max_tokens";

  const usage = {
    input_tokens: inputTokens,
    cache_creation_input_tokens: writtenTokens,
    cache_read_input_tokens: readTokens,
  };
  const head = { id: `msg_bdrk_${id}`, type: "message", role: "assistant", model: request.model };
  const events: MessageEvent[] = [
    {
      type: "message_start",
      message: {
        ...head,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { ...usage, output_tokens: 1 },
      },
    },
  ];
  if (text !== "") {
    events.push(
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text } },
      { type: "content_block_stop", index: 0 },
    );
  }
  events.push(
    {
      type: "message_delta",
      delta: { stop_reason: stopReason, stop_sequence: null },
      usage: { output_tokens: outputTokens },
    },
    { type: "message_stop" },
  );
  const message = {
    ...head,
    content: text === "" ? [] : [{ type: "text", text }],
    stop_reason: stopReason,
    stop_sequence: null,
    usage: { ...usage, output_tokens: outputTokens },
  };
  return { events, message, inputTokens, outputTokens };
}

/** Tokens of a text, roughly. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}
