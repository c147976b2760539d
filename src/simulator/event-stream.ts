/**
 * `application/vnd.amazon.eventstream`: the framing, with its checksums, in which the Invoke API
 * streams. Smithy's codec does the bytes, so a client that decodes it decodes AWS too.
 */
import { EventStreamCodec } from "@smithy/core/event-streams";
import type { ModelAnswer } from "./message.js";

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("utf8")),
  (text) => Buffer.from(text, "utf8"),
);

/** The one frame that ends a stream which had begun: an exception by the name of its member. */
export function frameException(name: string, message: string): Uint8Array {
  return codec.encode({
    headers: {
      ":exception-type": { type: "string", value: name },
      ":content-type": { type: "string", value: "application/json" },
      ":message-type": { type: "string", value: "exception" },
    },
    body: Buffer.from(JSON.stringify({ message })),
  });
}

/** One frame for each event; the last event carries Bedrock's metrics, as on the wire. */
export function frameEvents(answer: ModelAnswer): Uint8Array[] {
  return answer.events.map((event) => {
    const metrics = {
      inputTokenCount: answer.inputTokens,
      outputTokenCount: answer.outputTokens,
      invocationLatency: 120,
      firstByteLatency: 80,
    };
    const payload =
      event.type === "message_stop" ? { ...event, "amazon-bedrock-invocationMetrics": metrics } : event;
    const bytes = Buffer.from(JSON.stringify(payload)).toString("base64");
    return codec.encode({
      headers: {
        ":event-type": { type: "string", value: "chunk" },
        ":content-type": { type: "string", value: "application/json" },
        ":message-type": { type: "string", value: "event" },
      },
      body: Buffer.from(JSON.stringify({ bytes, p: "abcdefgh" })),
    });
  });
}
