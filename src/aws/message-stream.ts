/**
 * Reads the events of one streamed message, whatever frames carried them (event stream of the Invoke
 * API, server-sent events of Mantle). A probe passes only when the message was read to its end.
 */
import type { StreamException } from "./normalise-error.js";
import { isObject } from "./normalise-response.js";

export interface MessageResult {
  usage?: { inputTokens: number; outputTokens: number };
  stopReason?: string | null;
}

/** Reads events one after the other; `finish` tells what they came to. */
export function createMessageReader(): {
  read(event: unknown): void;
  finish(): MessageResult;
} {
  let inputTokens: number | undefined;
  let outputTokens: number | undefined;
  let stopReason: string | null | undefined;
  let stopped = false;

  const readUsage = (usage: unknown): void => {
    if (!isObject(usage)) return;
    if (typeof usage.input_tokens === "number") inputTokens = usage.input_tokens;
    if (typeof usage.output_tokens === "number") outputTokens = usage.output_tokens;
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
