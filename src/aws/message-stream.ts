/**
 * Reads the events of one streamed message, whatever frames carried them (event stream of the Invoke
 * API, server-sent events of Mantle). A probe passes only when the message was read to its end.
 */
import type { StreamException } from "./normalise-error.js";
import { isObject } from "./normalise-response.js";

export interface MessageResult {
  usage?: { inputTokens: number; outputTokens: number };
  stopReason?: string | null;
  /** Input tokens beside `usage` that went into the prompt cache or came out of it; absent where none did. */
  cache?: { writtenTokens: number; readTokens: number };
}

/** Reads events one after the other; `finish` tells what they came to. */
export function createMessageReader(): {
  read(event: unknown): void;
  finish(): MessageResult;
} {
  let inputTokens: number | undefined;
  let outputTokens: number | undefined;
  let writtenTokens = 0;
  let readTokens = 0;
  let stopReason: string | null | undefined;
  let stopped = false;

  const readUsage = (usage: unknown): void => {
    if (!isObject(usage)) return;
    if (typeof usage.input_tokens === "number") inputTokens = usage.input_tokens;
    if (typeof usage.output_tokens === "number") outputTokens = usage.output_tokens;
    if (typeof usage.cache_creation_input_tokens === "number")
      writtenTokens = usage.cache_creation_input_tokens;
    if (typeof usage.cache_read_input_tokens === "number") readTokens = usage.cache_read_input_tokens;
  };

  return {
    read(event) {
      if (!isObject(event)) return;
      if (event.type === "error") throw streamException(event);
      if (event.type === "message_start" && isObject(event.message)) readUsage(event.message.usage);
      if (event.type === "message_delta") {
        readUsage(event.usage);
        if (isObject(event.delta)) stopReason = readStopReason(event.delta.stop_reason, stopReason);
      }
      if (event.type === "message_stop") stopped = true;
    },
    finish() {
      if (!stopped) throw new Error("The event stream ended before the message did.");
      return {
        ...(inputTokens === undefined && outputTokens === undefined
          ? {}
          : { usage: { inputTokens: inputTokens ?? 0, outputTokens: outputTokens ?? 0 } }),
        ...(stopReason === undefined ? {} : { stopReason }),
        ...(writtenTokens + readTokens === 0 ? {} : { cache: { writtenTokens, readTokens } }),
      };
    },
  };
}

function readStopReason(value: unknown, before: string | null | undefined): string | null | undefined {
  return typeof value === "string" || value === null ? value : before;
}

function streamException(event: Record<string, unknown>): StreamException {
  const inner = isObject(event.error) ? event.error : {};
  return { streamException: { code: String(inner.type ?? "Unknown"), message: String(inner.message ?? "") } };
}

/** Characters; of an answer of one token none comes near it. */
const LONGEST_EVENT = 1024 * 1024;
const LONGEST_BLANK_LINE = "\r\n\r\n".length;

/** The `data` of each event, parsed. Source: the WHATWG definition of server-sent events. */
export async function* readServerSentEvents(
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  const blankLine = /\r?\n\r?\n/g;
  let pending = "";
  for await (const chunk of source) {
    // What was looked through before is not looked through again: an event may come in many pieces.
    blankLine.lastIndex = Math.max(0, pending.length - LONGEST_BLANK_LINE);
    pending += decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = blankLine.exec(pending); end !== null; end = blankLine.exec(pending)) {
      const data = parseData(pending.slice(start, end.index));
      if (data !== undefined) yield data;
      start = blankLine.lastIndex;
    }
    pending = pending.slice(start);
    if (pending.length > LONGEST_EVENT) {
      throw new Error(`The event stream holds an event longer than ${LONGEST_EVENT} characters.`);
    }
  }
  const last = parseData(pending);
  if (last !== undefined) yield last;
}

/** Undefined where the event holds none. */
function parseData(event: string): unknown {
  if (!event.includes("data:")) return undefined;
  const data = event
    .split(/\r?\n/)
    .filter((line) => line.startsWith("data:"))
    .map((line) => line.slice("data:".length).trimStart())
    .join("\n");
  if (data === "" || data === "[DONE]") return undefined;
  try {
    return JSON.parse(data);
  } catch (cause) {
    throw new Error("The event stream holds an event that is not JSON.", { cause });
  }
}
