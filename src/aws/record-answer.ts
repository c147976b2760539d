/**
 * What is kept of an answer: its head, and its body unless that is the stream that was asked for. What
 * counts as that stream is the client's own rule, by release and switches.
 */
import { Readable } from "node:stream";
import type { Exchange } from "./transport.js";

export interface StreamRules {
  /** Any content type is decoded as an event stream. */
  anyType: boolean;
  /** An answer without a content type holds server-sent events. */
  blankIsEvents: boolean;
}

/** The part of the SDK's response that is looked at. */
interface WireAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body?: unknown;
}

/** Longest body that is read to the end, bytes: beyond it no answer of AWS that is asked for here. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;
const EVENT_STREAM = /^application\/vnd\.amazon\.eventstream/i;
const SERVER_SENT_EVENTS = /^text\/event-stream/i;
/** Nothing could decode these as a stream of frames; what they hold is worth reading. */
const NEVER_FRAMES = /^(?:text\/html|application\/json)/i;
/** The client decodes an answer without a content type as the stream it asked for. */
function isStream(contentType: string, frames: boolean, rules: StreamRules): boolean {
  if (contentType === "") return !(frames && rules.blankIsEvents);
  if (EVENT_STREAM.test(contentType)) return true;
  if (!frames) return SERVER_SENT_EVENTS.test(contentType);
  return rules.anyType && !NEVER_FRAMES.test(contentType);
}

/** Keeps the head, and reads the body of everything but a stream, so that no reader can lose it. */
export async function recordAnswer(
  response: WireAnswer,
  exchange: Exchange,
  frames: boolean,
  rules: StreamRules,
): Promise<void> {
  exchange.status = response.statusCode;
  exchange.headers = response.headers;
  const contentType = response.headers["content-type"] ?? "";
  if (response.statusCode < 300 && isStream(contentType.trim(), frames, rules)) {
    if (!(response.body instanceof Readable)) return;
    const bounded = endAtLimit(response.body);
    // A stream of frames is taken as it comes; whatever else the SDK reads has to be a stream of Node's.
    response.body = frames ? bounded : Readable.from(bounded);
    return;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BODY_BYTES) break;
  }
  const body = Buffer.concat(chunks);
  exchange.body = body.toString("utf8");
  // The SDK takes bytes as they are; of a stream it would make the same once more.
  response.body = body;
  Object.assign(response, { rawBody: exchange.body });
}

/** A stream that goes on beyond all bounds is none that was asked for; read as it comes, as before. */
async function* endAtLimit(source: Readable): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) {
      throw new Error(`The event stream is longer than ${MAX_BODY_BYTES} bytes.`);
    }
    yield chunk;
  }
}
