/**
 * The paid probe of the Invoke API: one streamed request with the client's path, signature, service
 * tier, guardrail and custom headers, for one output token. Only `max_tokens`, thinking, betas, tools
 * and the User-Agent differ from what Claude Code sends.
 */
import { type Answer, type Caller, callAws, NOT_THE_ANSWER } from "./call.js";
import { createRuntimeClient } from "./client-factory.js";
import { createMessageReader, type MessageResult, readServerSentEvents } from "./message-stream.js";
import { PROBE_BODY } from "./probe-body.js";

/** As Claude Code was observed to send it, releases 2.1.170 to 2.1.328. */
const ANTHROPIC_VERSION = "bedrock-2023-05-31";
const EVENT_STREAM = "application/vnd.amazon.eventstream";

export interface ProbeRequest {
  /** As it goes on the wire: ID or ARN. */
  model: string;
  /** Base URL. */
  endpoint: string;
  /** SigV4 service name. */
  service: string;
  /** Custom headers and the service tier; names are lower-case. */
  headers: Readonly<Record<string, string>>;
  /** Fields of the body in the place of the probe's, for what one short message does not show. */
  body?: Readonly<Record<string, unknown>>;
}

/** Makes the request and reads the whole stream. */
export function invokeModel(caller: Caller, request: ProbeRequest): Promise<Answer<MessageResult>> {
  const { region, transport, signal } = caller;
  const url = request.endpoint;
  return callAws(
    { operation: "InvokeModelWithResponseStream", endpoint: "invoke", url, region, transport, signal },
    async (connection) => {
      const { client, InvokeModelWithResponseStreamCommand } = await createRuntimeClient({
        ...caller,
        endpoint: request.endpoint,
        service: request.service,
        headers: request.headers,
        handler: connection.handler,
      });
      const { exchange, stream } = connection;
      const contentType = () => exchange.headers["content-type"]?.trim() ?? "";
      const readsEvents = () => stream.blankIsEvents && exchange.body !== undefined && contentType() === "";
      const output = await client
        .send(
          new InvokeModelWithResponseStreamCommand({
            modelId: request.model,
            contentType: "application/json",
            accept: "application/json",
            body: JSON.stringify({ anthropic_version: ANTHROPIC_VERSION, ...PROBE_BODY, ...request.body }),
          }),
        )
        .catch((error: unknown) => {
          // The SDK knows frames only; what it could not decode is read below.
          if (readsEvents()) return { body: undefined };
          throw error;
        });
      const message = createMessageReader();
      if (readsEvents()) {
        await readServerSentEvents([Buffer.from(exchange.body ?? "")], message.read);
        return message.finish();
      }
      // A whole body is one that the transport took for no stream.
      const decoded = stream.anyType ? exchange.body === undefined : isEventStream(contentType());
      if (!decoded || output.body === undefined) throw NOT_THE_ANSWER;
      for await (const event of output.body) {
        const bytes = event.chunk?.bytes;
        if (bytes !== undefined) message.read(parseEvent(bytes));
      }
      return message.finish();
    },
  );
}

/** The client takes an answer without a type for what it asked for. */
function isEventStream(contentType: string): boolean {
  return contentType === "" || contentType.toLowerCase().startsWith(EVENT_STREAM);
}

function parseEvent(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (cause) {
    throw new Error("The event stream holds an event that is not JSON.", { cause });
  }
}
