/** What the client takes for the event stream, by its release and switches: so does the probe. */
import { describe, expect, test } from "vitest";
import { invokeModel } from "../../src/aws/invoke-model.js";
import type { StreamRules } from "../../src/aws/record-answer.js";
import { makeCaller, PROBE } from "./callers.js";
import { chunk, WHOLE } from "./event-streams.js";
import { startLoopback } from "./loopback.js";

const FRAMES = Buffer.concat(WHOLE.map(chunk));
const EVENTS = Buffer.from(WHOLE.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(""));
const GUARDED: StreamRules = { anyType: false, blankIsEvents: false };
const ANY: StreamRules = { anyType: true, blankIsEvents: false };

async function answerOf(type: string | null, body: Buffer, stream: StreamRules = GUARDED) {
  const server = await startLoopback((_request, response) => {
    if (type !== null) response.setHeader("content-type", type);
    response.end(body);
  });
  return invokeModel(await makeCaller({ options: { dial: server.dial, stream } }), PROBE);
}

describe("a stream is read", () => {
  test.each([
    ["under its own type", "application/vnd.amazon.eventstream", GUARDED],
    ["under its own type in capitals", "Application/Vnd.Amazon.EventStream", GUARDED],
    ["without a type", null, GUARDED],
    ["under any type, where the guard is off", "application/octet-stream", ANY],
    ["under the type of server-sent events, where the guard is off", "text/event-stream", ANY],
    ["without a type, where the guard is off", null, ANY],
  ] as const)("%s", async (_name, type, stream) => {
    expect(await answerOf(type, FRAMES, stream)).toMatchObject({ ok: true });
  });

  test("as server-sent events without a type, where the client is told so", async () => {
    const stream = { anyType: false, blankIsEvents: true };
    expect(await answerOf(null, EVENTS, stream)).toMatchObject({
      ok: true,
      value: { usage: { inputTokens: 8 } },
    });
  });
});

describe("a stream is refused, and what it holds is told", () => {
  test.each([
    [
      "frames under another type",
      "application/octet-stream",
      FRAMES,
      GUARDED,
      { what: "text", holds: "frames" },
    ],
    ["server-sent events", "text/event-stream", EVENTS, GUARDED, { holds: "events" }],
    [
      "server-sent events, where the guard is off",
      "text/event-stream",
      EVENTS,
      ANY,
      { what: "broken-stream" },
    ],
    [
      "server-sent events without a type",
      null,
      EVENTS,
      GUARDED,
      { what: "broken-stream", contentType: null },
    ],
    [
      "a whole message",
      "application/json",
      Buffer.from('{"type":"message","content":[]}'),
      GUARDED,
      { what: "wrong-content-type", holds: "message" },
    ],
    ["a page, also where the guard is off", "text/html", Buffer.from("<html></html>"), ANY, { what: "html" }],
  ] as const)("%s", async (_name, type, body, stream, failure) => {
    expect(await answerOf(type, body, stream)).toMatchObject({
      ok: false,
      failure: { kind: "not-aws", status: 200, ...failure },
    });
  });
});

describe("an error that bears no mark of AWS", () => {
  async function refusalOf(status: number, headers: Record<string, string>, body: string) {
    const server = await startLoopback((_request, response) => {
      response.writeHead(status, headers);
      response.end(body);
    });
    return invokeModel(await makeCaller({ options: { dial: server.dial } }), PROBE);
  }

  test.each([
    ["in Anthropic's form", '{"error":{"type":"auth_error","message":"no"}}', "error-object"],
    ["with a text only", '{"message":"no"}', "plain"],
  ])("is told %s", async (_name, body, unmarked) => {
    expect(await refusalOf(401, {}, body)).toMatchObject({ failure: { kind: "refusal", unmarked } });
  });

  test.each([
    ["a request ID", { "x-amzn-requestid": "r-1" }, '{"message":"no"}'],
    ["the header with its name", { "x-amzn-errortype": "ValidationException" }, '{"message":"no"}'],
    ["its name in the body", {}, '{"__type":"ValidationException","message":"no"}'],
  ])("is AWS's with %s", async (_name, headers, body) => {
    const answer = await refusalOf(400, headers, body);
    expect(answer).toMatchObject({ failure: { kind: "refusal" } });
    expect(JSON.stringify(answer)).not.toContain("unmarked");
  });

  test("may be a redirect, of which only the host is kept", async () => {
    const headers = { location: "https://portal.example/login?user=dev&session=5f0c" };
    const answer = await refusalOf(302, headers, "");
    expect(answer).toMatchObject({
      failure: { kind: "not-aws", status: 302, redirect: "https://portal.example" },
    });
    expect(JSON.stringify(answer)).not.toContain("5f0c");
  });
});
