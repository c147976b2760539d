import { expect, test } from "vitest";
import { invokeMantle } from "../../src/aws/mantle-request.js";
import { AT, KEYS, makeCaller } from "./callers.js";
import { DELTA, START, STOP } from "./event-streams.js";
import { startLoopback } from "./loopback.js";

const MODEL = "anthropic.claude-opus-4-8";
const REQUEST = {
  model: MODEL,
  endpoint: "https://bedrock-mantle.us-east-1.api.aws/anthropic",
  service: "bedrock-mantle",
  headers: { "x-team": "blue" },
};
const sse = (...events: { type: string }[]) =>
  events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join("");

async function answerWith(status: number, contentType: string, body: string) {
  const server = await startLoopback((_request, response) => {
    response.writeHead(status, { "content-type": contentType, "x-amzn-requestid": "m-1" });
    response.end(body);
  });
  const answer = await invokeMantle(await makeCaller({ options: { dial: server.dial } }), REQUEST);
  return { server, answer };
}

test("the request has the client's path, signs for bedrock-mantle, and its stream is read to the end", async () => {
  const { server, answer } = await answerWith(
    200,
    "text/event-stream; charset=utf-8",
    sse(START, DELTA, STOP),
  );
  expect(answer).toMatchObject({
    ok: true,
    requestId: "m-1",
    value: { usage: { inputTokens: 8, outputTokens: 1 }, stopReason: "max_tokens" },
  });
  const request = server.requests[0];
  expect(request).toMatchObject({
    method: "POST",
    url: "/anthropic/v1/messages?beta=true",
    headers: {
      host: "bedrock-mantle.us-east-1.api.aws",
      "x-team": "blue",
      "content-type": "application/json",
    },
  });
  expect(request?.headers.authorization).toMatch(
    /Credential=AKIAIOSFODNN7EXAMPLE\/20261120\/us-east-1\/bedrock-mantle\/aws4_request, SignedHeaders=\S*x-team/,
  );
  expect(JSON.parse(request?.body ?? "")).toMatchObject({ model: MODEL, max_tokens: 1, stream: true });
});

test("events that arrive in pieces, with CRLF, are put together", async () => {
  const text = sse(START, DELTA, STOP).replaceAll("\n", "\r\n");
  const server = await startLoopback((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const pieces = text.match(/[\s\S]{1,7}/g) ?? [];
    const next = (): void => {
      const piece = pieces.shift();
      if (piece === undefined) response.end();
      else response.write(piece, () => setImmediate(next));
    };
    next();
  });
  const answer = await invokeMantle(await makeCaller({ options: { dial: server.dial } }), REQUEST);
  expect(answer).toMatchObject({ ok: true, value: { stopReason: "max_tokens" } });
});

test.each([
  [
    404,
    '{"type":"error","error":{"type":"not_found_error","message":"The model does not exist"}}',
    "not_found_error",
  ],
  [401, '{"error":{"code":"invalid_api_key","message":"Invalid bearer token"}}', "invalid_api_key"],
])("a %i in the form of the Messages API is a refusal", async (status, body, code) => {
  const { answer } = await answerWith(status, "application/json", body);
  expect(answer).toMatchObject({ failure: { kind: "refusal", operation: "MantleMessages", status, code } });
});

test("an error event is a refusal, a stream without an end is broken, another content type is not AWS", async () => {
  const error = { type: "error", error: { type: "overloaded_error", message: "Overloaded" } };
  const refused = await answerWith(200, "text/event-stream", sse(START, error));
  expect(refused.answer).toMatchObject({ failure: { kind: "refusal", status: 529, inStream: true } });
  const cut = await answerWith(200, "text/event-stream", sse(START, DELTA));
  expect(cut.answer).toMatchObject({ failure: { kind: "not-aws", what: "broken-stream" } });
  const wrong = await answerWith(200, "application/xml", "<UnknownOperationException/>");
  expect(wrong.answer).toMatchObject({ failure: { kind: "not-aws", what: "unknown-operation" } });
});

test("a port and a trailing slash of the base URL are kept and dropped", async () => {
  const { port, requests } = await startLoopback((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(sse(START, DELTA, STOP));
  });
  const endpoint = `http://127.0.0.1:${port}/gateway/anthropic/`;
  const caller = await makeCaller({ access: KEYS, clock: () => AT });
  expect(await invokeMantle(caller, { ...REQUEST, endpoint })).toMatchObject({ ok: true });
  expect(requests[0]).toMatchObject({
    url: "/gateway/anthropic/v1/messages?beta=true",
    headers: { host: `127.0.0.1:${port}` },
  });
});
