import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseError } from "../../src/aws/normalise-error.js";

const CONTEXT = {
  operation: "ListInferenceProfiles",
  host: "h",
  connectTimeoutMs: 11,
  requestTimeoutMs: 22,
} as const;

describe("a time-out", () => {
  test("of the connection, told by the handler without a code", () => {
    const error = Object.assign(
      new Error(
        "@smithy/node-http-handler - the request socket did not establish a connection with the server",
      ),
      { name: "TimeoutError" },
    );
    expect(normaliseError(error, CONTEXT)).toMatchObject({ reason: "connect-timed-out", afterMs: 11 });
  });

  test("of the connection, told by the operating system", () => {
    const error = Object.assign(new Error("connect"), {
      name: "TimeoutError",
      code: "ETIMEDOUT",
      syscall: "connect",
    });
    const failure = normaliseError(error, CONTEXT);
    expect(failure).toMatchObject({ reason: "connect-timed-out", code: "ETIMEDOUT" });
    expect(failure).not.toHaveProperty("afterMs");
  });

  test("of the answer", () => {
    const error = Object.assign(new Error("exceeded"), { name: "TimeoutError", code: "ETIMEDOUT" });
    expect(normaliseError(error, CONTEXT)).toMatchObject({ reason: "response-timed-out", afterMs: 22 });
  });
});

test("a code is found in a cause and in an aggregate", () => {
  const refused = Object.assign(new Error("connect ECONNREFUSED ::1:443"), { code: "ECONNREFUSED" });
  expect(normaliseError(new Error("failed", { cause: refused }), CONTEXT)).toMatchObject({
    code: "ECONNREFUSED",
  });
  expect(normaliseError(new AggregateError([refused]), CONTEXT)).toMatchObject({
    reason: "connection-refused",
  });
});

test("a proxy that refuses is told with its status", () => {
  expect(normaliseError(new Error("Bad response: 407"), CONTEXT)).toMatchObject({
    reason: "proxy",
    proxyStatus: 407,
  });
});

test("a failure to reach the proxy is the proxy's, and a certificate behind it is not", () => {
  const proxied = { ...CONTEXT, proxied: true };
  const fail = (code: string) => normaliseError(Object.assign(new Error("x"), { code }), proxied);
  expect(fail("ECONNREFUSED")).toMatchObject({ reason: "proxy", code: "ECONNREFUSED" });
  expect(fail("ENOTFOUND")).toMatchObject({ reason: "proxy", code: "ENOTFOUND" });
  expect(fail("CERT_HAS_EXPIRED")).toMatchObject({ reason: "proxy" });
  const tunnelled = { ...proxied, peer: { issuer: "CN=Company" } };
  const error = Object.assign(new Error("x"), { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" });
  expect(normaliseError(error, tunnelled)).toMatchObject({
    reason: "tls",
    proxied: true,
    peer: { issuer: "CN=Company" },
  });
});

test("an SDK error whose body is gone is read from what the SDK made of it", () => {
  const error = Object.assign(new Error("UnknownError"), {
    name: "Unknown",
    error: { type: "permission_error", message: "not available for this account" },
    $metadata: { httpStatusCode: 403, requestId: "r-1" },
  });
  expect(normaliseError(error, CONTEXT)).toMatchObject({
    kind: "refusal",
    status: 403,
    code: "permission_error",
    message: "not available for this account",
    requestId: "r-1",
  });
});

test("it is total and stays serialisable, whatever was thrown", () => {
  const hostile = [
    null,
    undefined,
    "text",
    Object.create(null),
    new Proxy(
      {},
      {
        get: () => {
          throw new Error("trap");
        },
      },
    ),
    (() => {
      const loop: { cause?: unknown } = new Error("loop");
      loop.cause = loop;
      return loop;
    })(),
  ];
  for (const error of hostile) expect(normaliseError(error, CONTEXT).host).toBe("h");
  fc.assert(
    fc.property(fc.anything({ maxDepth: 3 }), (value) => {
      const failure = normaliseError(value, CONTEXT);
      expect(["refusal", "no-answer", "not-aws"]).toContain(failure.kind);
      expect(() => JSON.stringify(failure)).not.toThrow();
    }),
  );
});
