/**
 * The paid probe of the Mantle endpoint: the Messages API, streamed, signed for the service
 * `bedrock-mantle`. The SDK has no client for it, so the request is put together here and goes
 * through the same transport. Path and query are those of Claude Code's real request.
 */
import { type Answer, type Caller, callAws, NOT_THE_ANSWER } from "./call.js";
import { userAgentOf } from "./client-factory.js";
import type { ProbeRequest } from "./invoke-model.js";
import { createMessageReader, type MessageResult, readServerSentEvents } from "./message-stream.js";
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
      const body = JSON.stringify({ model: request.model, stream: true, ...PROBE_BODY, ...request.body });
      const unsigned = new HttpRequest({
        method: "POST",
        protocol: base.protocol,
        hostname: base.hostname,
        ...(base.port === "" ? {} : { port: Number(base.port) }),
        path: `${base.pathname.replace(/(?<!\/)\/+$/, "")}${PATH}`,
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
      await readServerSentEvents(response.body as AsyncIterable<Buffer>, message.read);
      return message.finish();
    },
  );
}
