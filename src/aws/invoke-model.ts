/**
 * The paid probe of the Invoke API: one streamed request with the client's path, signature, service
 * tier, guardrail and custom headers, for one output token. Only `max_tokens`, thinking, betas, tools
 * and the User-Agent differ from what Claude Code sends.
 */
import { type Answer, type Caller, callAws, NOT_THE_ANSWER } from "./call.js";
import { createRuntimeClient } from "./client-factory.js";
import { createMessageReader, type MessageResult } from "./message-stream.js";
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
      const output = await client.send(
        new InvokeModelWithResponseStreamCommand({
          modelId: request.model,
          contentType: "application/json",
          accept: "application/json",
          body: JSON.stringify({ anthropic_version: ANTHROPIC_VERSION, ...PROBE_BODY }),
        }),
      );
      const contentType = connection.exchange.headers["content-type"] ?? EVENT_STREAM;
      if (!contentType.startsWith(EVENT_STREAM) || output.body === undefined) throw NOT_THE_ANSWER;
      const message = createMessageReader();
      for await (const event of output.body) {
        const bytes = event.chunk?.bytes;
        if (bytes !== undefined) message.read(parseEvent(bytes));
      }
      return message.finish();
    },
  );
}

function parseEvent(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (cause) {
    throw new Error("The event stream holds an event that is not JSON.", { cause });
  }
}
