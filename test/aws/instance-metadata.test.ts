import { expect, test } from "vitest";
import { getInstanceCredentials } from "../../src/aws/instance-metadata.js";
import { type Answer, startLoopback } from "./loopback.js";

const CREDENTIALS = {
  Code: "Success",
  AccessKeyId: "ASIAIOSFODNN7EXAMPLE",
  SecretAccessKey: "metadata-secret",
  Token: "metadata-token",
  Expiration: "2026-11-20T15:00:00Z",
};

const service: Answer = (request, response) => {
  if (request.method === "PUT" && request.url === "/latest/api/token") return response.end("session");
  if (request.headers["x-aws-ec2-metadata-token"] !== "session") return response.writeHead(401).end();
  if (request.url?.endsWith("/security-credentials/")) return response.end("app-role\n");
  if (request.url?.endsWith("/app-role")) return response.end(JSON.stringify(CREDENTIALS));
  return response.writeHead(404).end();
};

async function ask(answer: Answer, stepLimitMs = 1000) {
  const server = await startLoopback(answer);
  let requests = 0;
  const outcome = await getInstanceCredentials({
    signal: new AbortController().signal,
    dial: server.dial,
    stepLimitMs,
    onRequest: () => {
      requests += 1;
    },
  });
  return { outcome, requests, server };
}

test("the role's keys are asked by session token, role name and role, and stay out of every print", async () => {
  const { outcome, requests, server } = await ask(service);
  expect(outcome).toMatchObject({
    ok: true,
    value: { role: "app-role", accessKeyId: "ASIAIOSFODNN7EXAMPLE", expiresAt: "2026-11-20T15:00:00Z" },
  });
  if (!outcome.ok) throw new Error("refused");
  expect(outcome.value.secretAccessKey.reveal()).toBe("metadata-secret");
  expect(outcome.value.sessionToken.reveal()).toBe("metadata-token");
  expect(JSON.stringify(outcome)).not.toMatch(/metadata-(?:secret|token)/);
  expect(requests).toBe(3);
  expect(server.requests[0]?.headers.host).toBe("169.254.169.254");
});

test("a service that does not answer is given up after its limit, and not asked again", async () => {
  const { outcome, requests } = await ask(() => {}, 100);
  expect(outcome).toMatchObject({
    ok: false,
    failure: { kind: "no-answer", operation: "InstanceMetadata", reason: "response-timed-out", afterMs: 100 },
  });
  expect(requests).toBe(1);
});

test("a machine that has no such address learns it at once", async () => {
  const outcome = await getInstanceCredentials({
    signal: new AbortController().signal,
    dial: () => ({ kind: "connect", host: "127.0.0.1", port: 1 }),
  });
  expect(outcome).toMatchObject({ failure: { kind: "no-answer", reason: "connection-refused" } });
});

test("an instance without a role is refused, and credentials that are none are no answer of AWS", async () => {
  const noRole = await ask((request, response) =>
    request.method === "PUT" ? response.end("session") : response.writeHead(404).end(),
  );
  expect(noRole.outcome).toMatchObject({ failure: { kind: "not-aws", what: "empty", status: 404 } });
  const broken = await ask((request, response) =>
    request.url?.endsWith("/app-role") ? response.end('{"Code":"Failed"}') : service(request, response),
  );
  expect(broken.outcome).toMatchObject({ failure: { kind: "not-aws" } });
});

test("a service that knows no session tokens is asked without one", async () => {
  const { outcome, requests } = await ask((request, response) => {
    if (request.method === "PUT") return response.writeHead(405).end();
    if (request.headers["x-aws-ec2-metadata-token"] !== undefined) return response.writeHead(400).end();
    return request.url?.endsWith("/app-role")
      ? response.end(JSON.stringify(CREDENTIALS))
      : response.end("app-role");
  });
  expect(outcome).toMatchObject({ ok: true, value: { accessKeyId: "ASIAIOSFODNN7EXAMPLE" } });
  expect(requests).toBe(3);
});
