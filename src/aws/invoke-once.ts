/**
 * The client's start-up request, without streaming: InvokeModel on the Invoke API, the Messages API on
 * Mantle. Guardrail headers are sent with it, the service tier is not.
 * Source: observed, releases 2.1.186 to 2.1.328.
 */
import type { Answer, Caller } from "./call.js";
import type { ProbeRequest } from "./invoke-model.js";
import type { MessageResult } from "./message-stream.js";
import { isObject } from "./normalise-response.js";
import { askSigned } from "./signed-request.js";

const BODY = { max_tokens: 1, messages: [{ role: "user", content: "." }] } as const;
const INVOKE_VERSION = "bedrock-2023-05-31";
/** The version of the Messages API that every model answers. Source: Anthropic API documentation, as of 2026-11-20. */
const MANTLE_VERSION = "2023-06-01";

/** Makes the request of one tier. */
export async function invokeOnce(
  caller: Caller,
  route: "invoke" | "mantle",
  request: ProbeRequest,
): Promise<Answer<MessageResult>> {
  const { model, endpoint: url, service, headers } = request;
  const below = new URL(url).pathname.replace(/(?<!\/)\/+$/, "");
  const answer = await askSigned(
    caller,
    route === "mantle"
      ? {
          operation: "MantleMessages",
          endpoint: "mantle",
          url,
          service,
          path: `${below}/v1/messages`,
          headers: { ...headers, "anthropic-version": MANTLE_VERSION },
          body: JSON.stringify({ model, ...BODY }),
        }
      : {
          operation: "InvokeModel",
          endpoint: "invoke",
          url,
          service,
          path: `${below}/model/${encodeURIComponent(model)}/invoke`,
          headers,
          body: JSON.stringify({ anthropic_version: INVOKE_VERSION, ...BODY }),
        },
  );
  return answer.ok ? { ...answer, value: readMessage(answer.value) } : answer;
}

function readMessage({ usage, stop_reason: stopReason }: Record<string, unknown>): MessageResult {
  const count = (value: unknown): number => (typeof value === "number" ? value : 0);
  return {
    ...(isObject(usage)
      ? { usage: { inputTokens: count(usage.input_tokens), outputTokens: count(usage.output_tokens) } }
      : {}),
    ...(typeof stopReason === "string" || stopReason === null ? { stopReason } : {}),
  };
}
