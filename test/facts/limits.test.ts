/** A run always comes back: by its limits, by Ctrl-C, and with a reason for whatever was pending. */
import { describe, expect, test } from "vitest";
import { gatherFacts } from "../../src/facts/gather.js";
import type { Facts } from "../../src/facts/types.js";
import { type Answer, startLoopback } from "../aws/loopback.js";
import { draft, input, LIMITS, model, SONNET } from "./drafts.js";
import { startWorld } from "./worlds.js";

const NAMES = ["identity", "inferenceProfiles", "modelAccess"] as const;

/** Answers everything but what `stalls` names. */
function stallOn(stalls: (url: string) => boolean): Answer {
  return (request, response) => {
    if (stalls(request.url ?? "")) return;
    response.writeHead(403, { "content-type": "application/json" });
    response.end('{"message":"User: u is not authorized to perform: bedrock:X"}');
  };
}

describe("a server that never answers", () => {
  test("ends each question by its own limit", async () => {
    const server = await startLoopback(() => {});
    const { facts } = await gatherFacts(
      input({ transport: { dial: server.dial }, limits: { ...LIMITS, requestMs: 150 } }),
    );
    for (const name of NAMES) {
      expect(facts[name]).toMatchObject({
        state: "no-answer",
        failure: { kind: "no-answer", reason: "response-timed-out", afterMs: 150 },
      });
    }
    expect(reasonsOf(facts)).toEqual(["response-timed-out", "response-timed-out"]);
  });

  test("ends the run by the run's limit, and says so of whatever was pending or not begun", async () => {
    const server = await startLoopback(() => {});
    const { facts } = await gatherFacts(
      input({ transport: { dial: server.dial }, limits: { ...LIMITS, runMs: 150 } }),
    );
    expect(facts.invocation).toMatchObject({
      state: "no-answer",
      failure: { kind: "no-answer", reason: "deadline", afterMs: 150 },
    });
    // Model requests wait for these, and need time of their own.
    for (const name of NAMES) {
      expect(facts[name]).toMatchObject({
        state: "no-answer",
        failure: { kind: "no-answer", reason: "response-timed-out", afterMs: 50 },
      });
    }
  });

  test("leaves the models their time where only the reads stall", async () => {
    const { simulator, about } = await startWorld("healthy");
    const server = await startLoopback(() => {});
    const dial: typeof server.dial = (hostname) =>
      hostname.startsWith("bedrock-runtime.") ? simulator.dial(hostname) : server.dial(hostname);
    const { facts } = await gatherFacts(
      input({ ...about, transport: { dial }, limits: { ...LIMITS, requestMs: 10_000, runMs: 1500 } }),
    );
    expect(facts.modelAccess.state).toBe("no-answer");
    if (facts.invocation.state !== "answered") throw new Error(facts.invocation.state);
    for (const probe of facts.invocation.value.probes) expect(probe.state).toBe("answered");
  });

  test("is left at once when the user interrupts", async () => {
    const server = await startLoopback(() => {});
    const controller = new AbortController();
    const pending = gatherFacts(
      input({
        transport: { dial: server.dial },
        signal: controller.signal,
        onProgress: ({ fact }) => {
          if (fact === "modelAccess") setImmediate(() => controller.abort());
        },
      }),
    );
    const { facts } = await pending;
    for (const name of [...NAMES, "invocation"] as const) {
      expect(facts[name]).toMatchObject({
        state: "no-answer",
        failure: { kind: "no-answer", reason: "interrupted" },
      });
    }
  });
});

function reasonsOf(facts: Facts): (string | undefined)[] {
  if (facts.invocation.state !== "answered") throw new Error(facts.invocation.state);
  return facts.invocation.value.probes.map(({ failure }) =>
    failure?.kind === "no-answer" ? failure.reason : undefined,
  );
}

test("an interrupt before the start asks nothing", async () => {
  const server = await startLoopback(() => {});
  const { facts } = await gatherFacts(
    input({ transport: { dial: server.dial }, signal: AbortSignal.abort() }),
  );
  expect(facts.identity).toMatchObject({ state: "no-answer", failure: { reason: "interrupted" } });
  expect(server.requests).toEqual([]);
});

test("probes that had come back when the run was stopped are kept", async () => {
  const server = await startLoopback(stallOn((url) => url.includes("haiku")));
  const { facts } = await gatherFacts(
    input({ transport: { dial: server.dial }, limits: { ...LIMITS, runMs: 400 } }),
  );
  if (facts.invocation.state !== "answered") throw new Error(facts.invocation.state);
  expect(facts.invocation.value.probes).toMatchObject([
    { state: "refused" },
    { state: "no-answer", failure: { reason: "deadline" } },
  ]);
});

test("a STS that cannot be reached does not keep the models waiting where Bedrock knew the caller", async () => {
  const order: string[] = [];
  const server = await startLoopback(stallOn((url) => url === "/"));
  const { facts } = await gatherFacts(
    input({
      transport: { dial: server.dial },
      limits: { ...LIMITS, requestMs: 400 },
      onProgress: ({ fact, state }) => order.push(`${fact} ${state}`),
    }),
  );
  expect(facts.identity).toMatchObject({ state: "no-answer" });
  expect(order.indexOf("invocation answered")).toBeLessThan(order.indexOf("identity no-answer"));
});
test("a host that refuses connections is told for each model, at once", async () => {
  const { about } = await startWorld("network-unreachable");
  const { facts, cost } = await gatherFacts(input(about));
  if (facts.invocation.state !== "answered") throw new Error(facts.invocation.state);
  for (const { state, failure } of facts.invocation.value.probes) {
    expect(state).toBe("no-answer");
    expect(failure).toMatchObject({
      kind: "no-answer",
      reason: "connection-refused",
      code: "ECONNREFUSED",
      host: "bedrock-runtime.us-east-1.amazonaws.com",
    });
  }
  expect(cost).toMatchObject({ paidInvocations: 0, inputTokens: 0 });
});

test("a region that makes no host name is a typed failure of every question, and nothing is sent", async () => {
  const server = await startLoopback(() => {});
  const region = "us-east-1 ";
  const own = draft({
    plan: {
      region: { value: region, source: "env:AWS_REGION", others: [] },
      models: [model(SONNET, { region })],
      endpoints: {
        invoke: { url: `https://bedrock-runtime.${region}.amazonaws.com` },
        control: { url: `https://bedrock.${region}.amazonaws.com` },
        mantle: null,
      },
    },
  });
  const { facts } = await gatherFacts(input({ draft: own, transport: { dial: server.dial } }));
  for (const name of NAMES) {
    expect(facts[name]).toMatchObject({ state: "no-answer", failure: { code: "INVALID_REGION" } });
  }
  expect(server.requests).toEqual([]);
});

test("instance metadata is asked, signs, and is no answer on a machine that has none", async () => {
  const own = draft({
    plan: { credentials: { kind: "instance-metadata", source: "instance metadata", others: [] } },
    wiring: { credentials: { kind: "instance-metadata" } },
  });
  const absent = await gatherFacts(
    input({ draft: own, transport: { dial: () => ({ kind: "connect", host: "127.0.0.1", port: 1 }) } }),
  );
  expect(absent.facts.credentials).toMatchObject({
    state: "no-answer",
    failure: { operation: "InstanceMetadata", reason: "connection-refused" },
  });
  expect(absent.facts.invocation).toMatchObject({ why: { because: "fact", fact: "credentials" } });
  const server = await startLoopback((request, response) => {
    if (request.method === "PUT") return response.end("session");
    if (request.url?.endsWith("/security-credentials/")) return response.end("role");
    if (request.url?.endsWith("/role")) {
      return response.end(
        '{"AccessKeyId":"ASIAIOSFODNN7EXAMPLE","SecretAccessKey":"s","Token":"t","Expiration":"2026-11-20T15:00:00Z"}',
      );
    }
    return stallOn(() => false)(request, response);
  });
  const { facts, cost } = await gatherFacts(input({ draft: own, transport: { dial: server.dial } }));
  expect(facts.credentials).toMatchObject({
    state: "answered",
    value: { accessKeyId: "ASIAIOSFODNN7EXAMPLE", temporary: true, expiresAt: "2026-11-20T15:00:00.000Z" },
  });
  const signed = server.requests.filter(({ headers }) => headers["x-amz-security-token"] === "t");
  expect(signed.length).toBe(server.requests.length - 3);
  expect(cost).toMatchObject({ requests: server.requests.length, roundTrips: 5 });
});
