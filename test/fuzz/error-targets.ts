/** Targets that come from the wire or from a helper: answers, errors of any make, streams, output. */
import fc from "fast-check";
import { readServerSentEvents } from "../../src/aws/message-stream.js";
import { normaliseError } from "../../src/aws/normalise-error.js";
import { type CallContext, normaliseResponse } from "../../src/aws/normalise-response.js";
import { runCredentialExport, runCredentialProcess } from "../../src/aws/providers/helper-output.js";
import { findRefusalMeaning } from "../../src/knowledge/refusals.js";
import { unveil } from "../machine/machines.js";
import type { FuzzTarget } from "./targets.js";
import { jsonOf, noise, wounded } from "./texts.js";

const context: CallContext = {
  operation: "InvokeModelWithResponseStream",
  host: "bedrock-runtime.us-east-1.amazonaws.com",
};

const bodyKeys = ["message", "Message", "__type", "code", "error", "type", "error_description", "content"];
const bodyValues = [
  "ExpiredTokenException",
  "com.amazon.coral.service#AccessDeniedException:http://x",
  "User: a is not authorized to perform: bedrock:InvokeModel on resource: b with an explicit deny in a policy",
  "message",
  "error",
];
const body = fc.oneof(
  jsonOf(bodyKeys, bodyValues).map((value) => JSON.stringify(value)),
  fc.constantFrom(
    "",
    "<html></html>",
    "UnknownOperationException",
    "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>&lt;x&gt;</Message></Error></ErrorResponse>",
    "event: error\ndata: {}\n\n",
    "\0\0:event-type\u0007\0",
  ),
  noise,
);
const headers = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        "x-amzn-errortype",
        "x-amzn-requestid",
        "content-type",
        "date",
        "location",
        "__proto__",
      ),
      fc.oneof(
        fc.constantFrom("https://u:p@portal.example/x", "text/html", "Fri, 20 Nov 2026 00:00:00 GMT"),
        noise,
      ),
    ),
    { maxLength: 3 },
  )
  .map((entries) => Object.fromEntries(entries));

interface Response {
  status: number;
  headers: Record<string, string>;
  body: string;
}
const responses: FuzzTarget<Response> = {
  name: "answers of AWS",
  input: fc.record({
    status: fc.oneof(fc.constantFrom(200, 301, 400, 403, 404, 407, 424, 429, 500, 503), fc.integer()),
    headers,
    body: fc.oneof(body, wounded(body)),
  }),
  answer(response) {
    const failure = normaliseResponse(response, context);
    return [failure, failure.kind === "refusal" ? findRefusalMeaning(failure) : null];
  },
  long: (text) => ({ status: 403, headers: {}, body: JSON.stringify({ message: text }) }),
};

/** Errors with the fields that the SDK and Node give theirs, of any type, and values that are none. */
const errorKeys =
  "name message code cause errors $metadata httpStatusCode $response statusCode body rawBody headers $fault error type syscall streamException requestId".split(
    " ",
  );
const errorValues = [
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "connect",
  "AbortError",
  "TimeoutError",
  "ThrottlingException",
  "Bad response: 407",
  "truncated event message",
  200,
  403,
  500,
];
const hostileErrors: readonly (() => unknown)[] = [
  () => Symbol("x"),
  () => 10n,
  () => () => {},
  () => Object.create(null),
  () =>
    new Proxy(
      {},
      {
        get() {
          throw new Error("no");
        },
      },
    ),
  () => {
    const loop: { cause?: unknown; errors?: unknown[] } = {};
    loop.cause = loop;
    loop.errors = [loop];
    return loop;
  },
  () => Object.assign(new Error("x"), { code: { toString: () => "E" } }),
  () => ({ toString: null, valueOf: null }),
];
const thrown = fc.oneof(
  { weight: 6, arbitrary: jsonOf(errorKeys, errorValues) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        noise,
        fc.array(fc.tuple(fc.constantFrom(...errorKeys), jsonOf(errorKeys, errorValues)), { maxLength: 4 }),
      )
      .map(([message, fields]) => {
        const error = new Error(message);
        for (const [key, value] of fields) Object.defineProperty(error, key, { value, configurable: true });
        return error;
      }),
  },
  { weight: 1, arbitrary: fc.constantFrom(...hostileErrors).map((make) => make()) },
);
const errors: FuzzTarget<{ error: unknown; proxied: boolean; begun: boolean }> = {
  name: "errors",
  input: fc.record({ error: thrown, proxied: fc.boolean(), begun: fc.boolean() }),
  answer({ error, proxied, begun }) {
    const failure = normaliseError(error, {
      ...context,
      proxied,
      ...(begun ? { begun: { status: 200, headers: {} } } : {}),
    });
    return [failure, failure.kind === "refusal" ? findRefusalMeaning(failure) : null];
  },
  long: (text) => ({
    error: Object.assign(new Error(text), { code: "EOTHER" }),
    proxied: false,
    begun: false,
  }),
};

const printed = fc.oneof(
  jsonOf(
    ["Version", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration", "Credentials"],
    [1, "1", "AKIAIOSFODNN7EXAMPLE", "2026-11-20T00:00:00Z", "2046-11-20T00:00:00Z", "tomorrow"],
  ).map((value) => JSON.stringify(value)),
  noise,
);
const helpers: FuzzTarget<{ stdout: string; stderr: string; code: number; flat: boolean }> = {
  name: "helper output",
  input: fc.record({
    stdout: fc.oneof(printed, wounded(printed)),
    stderr: noise,
    code: fc.constantFrom(0, 0, 1, 255),
    flat: fc.boolean(),
  }),
  async answer({ stdout, stderr, code, flat }) {
    const helper = {
      run: async () => ({ ended: "exit" as const, code, stdout, stderr }),
      command: { line: { reveal: () => "x" }, cwd: "/", environment: [] },
      signal: AbortSignal.abort(),
      clock: () => 1_795_161_264_744,
    };
    return [
      await runCredentialProcess(helper, { profile: "work" }),
      await runCredentialExport(helper, { file: "settings.json", acceptsFlat: flat }),
    ];
  },
  plain: unveil,
  long: (text) => ({ stdout: text, stderr: text, code: 1, flat: true }),
};

const events = fc
  .array(
    fc.oneof(
      fc.constantFrom("event: a", "data: {}", "data: [DONE]", "data:", "data: {", "", ":", "id: 1"),
      jsonOf(["type", "message", "usage"], bodyValues).map((value) => `data: ${JSON.stringify(value)}`),
      noise,
    ),
    { maxLength: 12 },
  )
  .map((lines) => lines.join("\n"));
const streams: FuzzTarget<string> = {
  name: "server-sent events",
  input: events,
  // The reader's own sentence, which the normaliser takes for a broken stream.
  errors: ["Error"],
  async answer(text) {
    const bytes = Buffer.from(text);
    const size = bytes.length > 4096 ? 1024 : 7;
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, at * size + size),
    );
    const read: unknown[] = [];
    await readServerSentEvents(chunks, (event) => read.push(event));
    return read;
  },
  long: (text) => text,
};

export const errorTargets = [responses, errors, helpers, streams];
