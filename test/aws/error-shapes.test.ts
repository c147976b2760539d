/** Every shape of failure, through the real SDK clients and the real handler. */
import nock from "nock";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { getCallerIdentity } from "../../src/aws/get-caller-identity.js";
import { getModelAvailability } from "../../src/aws/get-model-availability.js";
import { invokeModel } from "../../src/aws/invoke-model.js";
import { listInferenceProfiles } from "../../src/aws/list-inference-profiles.js";
import { normaliseResponse } from "../../src/aws/normalise-response.js";
import type { Failure } from "../../src/aws/types.js";
import { CONTROL, ENDPOINT, makeCaller, PROBE } from "./callers.js";
import {
  chunk,
  DELTA,
  EVENT_STREAM,
  exception,
  START,
  STOP,
  unmodelledError,
  WHOLE,
} from "./event-streams.js";

beforeAll(() => {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
});
afterEach(() => {
  nock.abortPendingRequests();
  nock.cleanAll();
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

const DATE = "Fri, 20 Nov 2026 08:59:58 GMT";

async function invoke(status: number, body: string | Buffer, headers: Record<string, string> = {}) {
  nock(ENDPOINT)
    .post(/^\/model\//)
    .reply(status, body, headers);
  return invokeModel(await makeCaller(), PROBE);
}

async function failureOf(status: number, body: string | Buffer, headers: Record<string, string> = {}) {
  const answer = await invoke(status, body, headers);
  if (answer.ok) throw new Error("The call was answered.");
  return answer.failure;
}

describe("a refusal of AWS", () => {
  test("is read with its code, text, request ID, clock and denial", async () => {
    const message =
      "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-east-1::foundation-model/x because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action";
    const failure = await failureOf(403, JSON.stringify({ Message: message }), {
      "content-type": "application/json",
      "x-amzn-errortype": "AccessDeniedException:http://internal.amazon.com/coral/",
      "x-amzn-requestid": "r-403",
      date: DATE,
    });
    expect(failure).toEqual<Failure>({
      kind: "refusal",
      operation: "InvokeModelWithResponseStream",
      status: 403,
      code: "AccessDeniedException",
      message,
      requestId: "r-403",
      serverDate: Date.parse(DATE),
      denial: {
        principal: "arn:aws:iam::123456789012:user/dev",
        action: "bedrock:InvokeModelWithResponseStream",
        resource: "arn:aws:bedrock:us-east-1::foundation-model/x",
        effect: "implicit",
        policyType: "identity-based policy",
      },
      host: "bedrock-runtime.us-east-1.amazonaws.com",
    });
  });

  test.each([
    ["lower-case message", { message: "The provided model identifier is invalid." }],
    ["capital message", { Message: "The provided model identifier is invalid." }],
    [
      "__type",
      { __type: "com.amazon#ValidationException", message: "The provided model identifier is invalid." },
    ],
    [
      "Anthropic's form",
      {
        type: "error",
        error: { type: "ValidationException", message: "The provided model identifier is invalid." },
      },
    ],
  ])("is read in the form with %s", async (_form, body) => {
    const failure = await failureOf(400, JSON.stringify(body), {
      "content-type": "application/json",
      ...("__type" in body || "error" in body ? {} : { "x-amzn-errortype": "ValidationException" }),
    });
    expect(failure).toMatchObject({
      kind: "refusal",
      status: 400,
      code: "ValidationException",
      message: "The provided model identifier is invalid.",
    });
  });

  test.each(["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id"])(
    "names its request by %s",
    async (name) => {
      const failure = await failureOf(429, '{"message":"Too many tokens"}', { [name]: "r-9" });
      expect(failure).toMatchObject({ kind: "refusal", requestId: "r-9", code: "Unknown" });
    },
  );

  test("of STS is read from XML", async () => {
    nock("https://sts.us-east-1.amazonaws.com")
      .post("/")
      .reply(
        403,
        "<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error><RequestId>r-2</RequestId></ErrorResponse>",
        { "content-type": "text/xml", "x-amzn-requestid": "r-2" },
      );
    const answer = await getCallerIdentity(await makeCaller());
    expect(answer).toMatchObject({
      ok: false,
      failure: {
        kind: "refusal",
        operation: "GetCallerIdentity",
        code: "ExpiredToken",
        message: "The security token included in the request is expired",
        host: "sts.us-east-1.amazonaws.com",
      },
    });
  });

  test("is asked for once: nothing is tried again", async () => {
    nock(ENDPOINT).post(/./).times(3).reply(429, '{"message":"Too many requests"}', {
      "x-amzn-errortype": "ThrottlingException",
    });
    const caller = await makeCaller();
    await invokeModel(caller, PROBE);
    expect(caller.transport.requests()).toBe(1);
  });
});

describe("an answer that is not AWS's", () => {
  test.each([
    [403, "<!DOCTYPE html><html><body>Blocked</body></html>", "text/html", "html"],
    [200, "<html>Sign in to the network</html>", "text/html", "html"],
    [403, "", "application/json", "empty"],
    [302, "", "text/plain", "empty"],
    [502, "upstream connect error", "text/plain", "text"],
    [403, '{"reason":"policy"}', "application/json", "json"],
    [200, '{"type":"message","content":[]}', "application/json", "wrong-content-type"],
    [200, "pong", "text/plain", "text"],
    [
      200,
      '{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"}}',
      "application/json",
      "unknown-operation",
    ],
  ])("%i with %j is told as %s", async (status, body, contentType, what) => {
    const failure = await failureOf(status, body, { "content-type": contentType });
    expect(failure).toMatchObject({ kind: "not-aws", status, contentType, what });
  });

  test("is quoted in one line of 200 characters at most, without control characters", async () => {
    const failure = await failureOf(502, `\u001b[31mred\u0000\n${"x".repeat(500)}`, {
      "content-type": "text/plain",
    });
    if (failure.kind !== "not-aws") throw new Error(failure.kind);
    expect(failure.excerpt).toHaveLength(200);
    expect(failure.excerpt).toMatch(/^\[31mred x+$/);
  });

  test("is not taken for an empty list", async () => {
    nock(CONTROL)
      .get(/./)
      .reply(200, '{"__type":"UnknownOperationException"}', { "content-type": "application/json" });
    const wrongRoute = await listInferenceProfiles({ ...(await makeCaller()), endpoint: CONTROL });
    expect(wrongRoute).toMatchObject({ ok: false, failure: { kind: "not-aws", what: "unknown-operation" } });
    nock(CONTROL).get(/./).reply(200, '{"status":"ok"}', { "content-type": "application/json" });
    const gateway = await listInferenceProfiles({ ...(await makeCaller()), endpoint: CONTROL });
    expect(gateway).toMatchObject({ ok: false, failure: { kind: "not-aws", status: 200 } });
  });

  test("is not taken for an availability or an identity", async () => {
    nock(CONTROL).get(/./).reply(200, "{}", { "content-type": "application/json" });
    const availability = await getModelAvailability(
      { ...(await makeCaller()), endpoint: CONTROL },
      "anthropic.x",
    );
    expect(availability).toMatchObject({ ok: false, failure: { kind: "not-aws" } });
    nock("https://sts.us-east-1.amazonaws.com").post("/").reply(200, "<html><body>hi</body></html>", {
      "content-type": "text/html",
    });
    expect(await getCallerIdentity(await makeCaller())).toMatchObject({
      ok: false,
      failure: { kind: "not-aws", what: "html" },
    });
  });
});

describe("a stream", () => {
  const stream = (...frames: Buffer[]) => Buffer.concat(frames);

  test("that is read to its end is an answer, with usage and stop reason, though it has no content", async () => {
    const answer = await invoke(200, stream(...WHOLE.map(chunk)), EVENT_STREAM);
    expect(answer).toMatchObject({
      ok: true,
      requestId: "r-1",
      value: { usage: { inputTokens: 8, outputTokens: 1 }, stopReason: "max_tokens" },
    });
  });

  test.each([
    ["first", []],
    ["later", [chunk(START)]],
  ])(
    "that holds an exception as its %s event is a refusal with the exception's status",
    async (_where, before) => {
      const body = stream(...before, exception("throttlingException", "Too many tokens"));
      expect(await failureOf(200, body, { ...EVENT_STREAM, date: DATE })).toEqual({
        kind: "refusal",
        operation: "InvokeModelWithResponseStream",
        status: 429,
        code: "ThrottlingException",
        message: "Too many tokens",
        inStream: true,
        requestId: "r-1",
        serverDate: Date.parse(DATE),
        host: "bedrock-runtime.us-east-1.amazonaws.com",
      });
    },
  );

  test("that holds an error no model describes is a refusal", async () => {
    const failure = await failureOf(200, stream(chunk(START), unmodelledError("Oops", "gone")), EVENT_STREAM);
    expect(failure).toMatchObject({
      kind: "refusal",
      code: "Oops",
      message: "gone",
      status: 500,
      inStream: true,
    });
  });

  test("that holds Anthropic's own error is a refusal", async () => {
    const error = { type: "error", error: { type: "overloaded_error", message: "Overloaded" } };
    const failure = await failureOf(200, stream(chunk(START), chunk(error)), EVENT_STREAM);
    expect(failure).toMatchObject({ kind: "refusal", code: "overloaded_error", status: 529, inStream: true });
  });

  test.each([
    ["ends before the message", stream(chunk(START), chunk(DELTA))],
    ["is empty", Buffer.alloc(0)],
    ["is cut within a frame", stream(...WHOLE.map(chunk)).subarray(0, -5)],
    ["is corrupt", corrupt(stream(chunk(START), chunk(STOP)))],
  ])("that %s is broken, and no pass", async (_how, body) => {
    expect(await failureOf(200, body, EVENT_STREAM)).toMatchObject({
      kind: "not-aws",
      what: "broken-stream",
      status: 200,
    });
  });
});

function corrupt(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[20] = (copy[20] ?? 0) ^ 0xff;
  return copy;
}

describe("no answer", () => {
  test.each([
    ["ENOTFOUND", "dns"],
    ["EAI_AGAIN", "dns"],
    ["ECONNREFUSED", "connection-refused"],
    ["ECONNRESET", "connection-reset"],
    ["EHOSTUNREACH", "unreachable"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "tls"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
    ["EWHATEVER", "other"],
  ])("%s is told as %s, by its code whatever its name", async (code, reason) => {
    nock(ENDPOINT)
      .post(/./)
      .replyWithError(Object.assign(new Error("it failed"), { code }));
    const answer = await invokeModel(await makeCaller(), PROBE);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "no-answer", reason, code } });
  });
});

test("a text that AWS never sends is cut, so that nothing behind it has to read a megabyte", () => {
  const body = JSON.stringify({ __type: "E".repeat(1_000), message: "https://".repeat(100_000) });
  const failure = normaliseResponse(
    { status: 400, headers: {}, body },
    { operation: "InvokeModel", host: "bedrock-runtime.us-east-1.amazonaws.com" },
  );
  expect(JSON.stringify(failure).length).toBeLessThan(10_000);
});
