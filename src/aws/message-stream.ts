/**
 * Reads the events of one streamed message, whatever frames carried them (event stream of the Invoke
 * API, server-sent events of Mantle). A probe passes only when the message was read to its end.
 */
import { textOfValue } from "../knowledge/value-text.js";
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
  return {
    streamException: {
      code: textOfValue(inner.type ?? "Unknown"),
      message: textOfValue(inner.message ?? ""),
    },
  };
}

/** Characters; of an answer of one token none comes near it. */
const LONGEST_EVENT = 1024 * 1024;

/**
 * Hands on the `data` of each event, parsed. Each character is looked at once, however small the pieces
 * and the events are, and no event waits for a turn of its own: a gateway may send a hundred thousand.
 * Source: the WHATWG definition of server-sent events.
 *
 * @throws Error where an event is not JSON or has no end, and whatever `take` throws.
 */
export async function readServerSentEvents(
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
  take: (event: unknown) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  const readLine = createLineReader(take);
  let pending = "";
  for await (const chunk of source) {
    const piece = decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = piece.indexOf("\n"); end >= 0; end = piece.indexOf("\n", start)) {
      readLine(pending + piece.slice(start, end));
      pending = "";
      start = end + 1;
    }
    pending += piece.slice(start);
    if (pending.length > LONGEST_EVENT) throw tooLong();
  }
  readLine(pending);
  readLine("");
}

/** Takes line after line; a blank one ends an event. */
function createLineReader(take: (event: unknown) => void): (line: string) => void {
  let data: string | null = null;
  let length = 0;
  return (line) => {
    if (line === "" || line === "\r") {
      if (data !== null) takeData(data, take);
      data = null;
      length = 0;
      return;
    }
    length += line.length + 1;
    if (length > LONGEST_EVENT) throw tooLong();
    if (!line.startsWith(DATA)) return;
    const text = line.slice(DATA.length, line.endsWith("\r") ? -1 : undefined).trimStart();
    data = data === null ? text : `${data}\n${text}`;
  };
}

const DATA = "data:";

function takeData(data: string, take: (event: unknown) => void): void {
  if (data === "" || data === "[DONE]") return;
  let event: unknown;
  try {
    event = JSON.parse(data);
  } catch (cause) {
    throw new Error("The event stream holds an event that is not JSON.", { cause });
  }
  take(event);
}

function tooLong(): Error {
  return new Error(`The event stream holds an event longer than ${LONGEST_EVENT} characters.`);
}
