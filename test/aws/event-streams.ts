/** Event streams as Bedrock sends them, put together by the SDK's own codec. */
import { EventStreamCodec, fromUtf8, toUtf8 } from "./sdk-codec.js";

const codec = new EventStreamCodec(toUtf8, fromUtf8);

function frame(headers: Record<string, string>, body: string): Buffer {
  return Buffer.from(
    codec.encode({
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, { type: "string" as const, value }]),
      ),
      body: fromUtf8(body),
    }),
  );
}

export function chunk(event: object): Buffer {
  const bytes = Buffer.from(JSON.stringify(event)).toString("base64");
  return frame(
    { ":event-type": "chunk", ":message-type": "event", ":content-type": "application/json" },
    JSON.stringify({ bytes }),
  );
}

export function exception(type: string, message: string): Buffer {
  return frame(
    { ":exception-type": type, ":message-type": "exception", ":content-type": "application/json" },
    JSON.stringify({ message }),
  );
}

export function unmodelledError(code: string, message: string): Buffer {
  return frame({ ":error-code": code, ":error-message": message, ":message-type": "error" }, "");
}

export const START = { type: "message_start", message: { usage: { input_tokens: 8, output_tokens: 1 } } };
export const DELTA = {
  type: "message_delta",
  delta: { stop_reason: "max_tokens" },
  usage: { output_tokens: 1 },
};
export const STOP = { type: "message_stop" };
/** A whole message without content: what one output token often comes to. */
export const WHOLE = [START, DELTA, STOP];

export const EVENT_STREAM = {
  "content-type": "application/vnd.amazon.eventstream",
  "x-amzn-requestid": "r-1",
};
