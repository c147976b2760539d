/**
 * The paid probe of the Mantle endpoint: the Messages API, streamed, signed for the service
 * `bedrock-mantle`. The SDK has no client for it, so the request is put together here and goes
 * through the same transport. Path and query are those of Claude Code's real request.
 */
import { type Answer, type Caller, callAws, NOT_THE_ANSWER } from "./call.js";
import { userAgentOf } from "./client-factory.js";
import type { ProbeRequest } from "./invoke-model.js";
import { createMessageReader, type MessageResult } from "./message-stream.js";
import { PROBE_BODY } from "./probe-body.js";
import { sign } from "./signing.js";

const PATH = "/v1/messages";
const QUERY = { beta: "true" };
/** The version of the Messages API that every model answers. Source: Anthropic API documentation, as of 2026-11-20. */
const ANTHROPIC_VERSION = "2023-06-01";
const SERVER_SENT_EVENTS = "text/event-stream";

/**
 * Makes the request and reads the whole stream.
 *
 * @param request - `endpoint` is the base URL up to and without `/v1`
 */
export function invokeMantle(caller: Caller, request: ProbeRequest): Promise<Answer<MessageResult>> {
  const { region, transport, signal } = caller;
  const url = request.endpoint;
  return callAws(
    { operation: "MantleMessages", endpoint: "mantle", url, region, transport, signal },
    async (connection) => {
      const { HttpRequest } = await import("./sdk.js");
      const base = new URL(url);
      const body = JSON.stringify({ model: request.model, stream: true, ...PROBE_BODY });
      const unsigned = new HttpRequest({
        method: "POST",
        protocol: base.protocol,
        hostname: base.hostname,
        ...(base.port === "" ? {} : { port: Number(base.port) }),
        path: `${base.pathname.replace(/\/+$/, "")}${PATH}`,
        query: QUERY,
        headers: {
          ...request.headers,
          host: base.host,
          accept: "application/json",
          "content-type": "application/json",
          "content-length": String(Buffer.byteLength(body)),
          "anthropic-version": ANTHROPIC_VERSION,
          "user-agent": userAgentOf(caller.version).join("/"),
        },
        body,
      });
      const signing = { ...caller, service: request.service };
      const signed = await sign(unsigned, signing);
      const { response } = await connection.handler.handle(signed as typeof unsigned);
      const contentType = response.headers["content-type"] ?? "";
      if (response.statusCode >= 300 || !contentType.startsWith(SERVER_SENT_EVENTS)) throw NOT_THE_ANSWER;
      const message = createMessageReader();
      for await (const event of readServerSentEvents(response.body as AsyncIterable<Buffer>))
        message.read(event);
      return message.finish();
    },
  );
}

/** The `data` of each event, parsed. Source: the WHATWG definition of server-sent events. */
async function* readServerSentEvents(source: AsyncIterable<Buffer>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let pending = "";
  for await (const chunk of source) {
    pending += decoder.decode(chunk, { stream: true });
    const events = pending.split(/\r?\n\r?\n/);
    pending = events.pop() ?? "";
    for (const event of events) yield* parseData(event);
  }
  yield* parseData(pending);
}

function* parseData(event: string): Generator<unknown> {
  const data = event
    .split(/\r?\n/)
    .filter((line) => line.startsWith("data:"))
    .map((line) => line.slice("data:".length).trimStart())
    .join("\n");
  if (data === "" || data === "[DONE]") return;
  try {
    yield JSON.parse(data);
  } catch (cause) {
    throw new Error("The event stream holds an event that is not JSON.", { cause });
  }
}
