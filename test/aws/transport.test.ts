/** The transport over real sockets: sharing, limits, names that do not resolve, proxies, trust. */
import http from "node:http";
import net from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { getCallerIdentity } from "../../src/aws/get-caller-identity.js";
import { invokeModel } from "../../src/aws/invoke-model.js";
import { listInferenceProfiles } from "../../src/aws/list-inference-profiles.js";
import { loadScenario, startProxy, startSimulator } from "../../src/simulator/index.js";
import { AT, CONTROL, makeCaller, makeTransport, PROBE } from "./callers.js";
import { chunk, EVENT_STREAM, START, WHOLE } from "./event-streams.js";
import { IDENTITY_XML, startLoopback } from "./loopback.js";

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0)) await end();
});

describe("one transport", () => {
  test("reuses its connection for one call after another, and for all services of a host", async () => {
    const server = await startLoopback((request, response) => {
      if (request.url === "/") response.setHeader("content-type", "text/xml").end(IDENTITY_XML);
      else response.setHeader("content-type", "application/json").end('{"inferenceProfileSummaries":[]}');
    });
    const caller = await makeCaller({ options: { dial: server.dial } });
    for (let round = 0; round < 3; round += 1) {
      expect(await getCallerIdentity(caller)).toMatchObject({ ok: true });
      expect(await listInferenceProfiles({ ...caller, endpoint: CONTROL })).toMatchObject({ ok: true });
    }
    expect(server.requests).toHaveLength(6);
    // Two host names, so two connections; a handler for each client would make six.
    expect(server.connections()).toBe(2);
    expect(caller.transport.requests()).toBe(6);
  });

  test("keeps the real host name in the request although the socket goes elsewhere", async () => {
    const server = await startLoopback((_request, response) => response.end(IDENTITY_XML));
    await getCallerIdentity(await makeCaller({ options: { dial: server.dial } }));
    expect(server.requests[0]?.headers.host).toBe("sts.us-east-1.amazonaws.com");
  });

  test("signs by the clock it is given, not by the machine's", async () => {
    const server = await startLoopback((_request, response) => response.end(IDENTITY_XML));
    await getCallerIdentity(await makeCaller({ options: { dial: server.dial }, clock: () => AT }));
    expect(server.requests[0]?.headers["x-amz-date"]).toBe("20261120T090000Z");
  });

  test("does not follow the server's clock: the second signature has the first one's time", async () => {
    const server = await startLoopback((_request, response) => {
      response.setHeader("date", "Fri, 20 Nov 2026 12:00:00 GMT");
      response.statusCode = 403;
      response.end("<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code></Error></ErrorResponse>");
    });
    const caller = await makeCaller({ options: { dial: server.dial } });
    await getCallerIdentity(caller);
    await getCallerIdentity(caller);
    expect(server.requests.map(({ headers }) => headers["x-amz-date"])).toEqual([
      "20261120T090000Z",
      "20261120T090000Z",
    ]);
  });
});

describe("limits fire", () => {
  test("a server that takes the request and never answers is given up", async () => {
    const server = await startLoopback(() => {});
    const caller = await makeCaller({ options: { dial: server.dial, requestTimeoutMs: 150 } });
    expect(await invokeModel(caller, PROBE)).toMatchObject({
      ok: false,
      failure: { kind: "no-answer", reason: "response-timed-out", code: "ETIMEDOUT", afterMs: 150 },
    });
  });

  test("an abort ends a call whose stream has begun and stalls", async () => {
    const server = await startLoopback((_request, response) => {
      response.writeHead(200, EVENT_STREAM);
      response.write(chunk(START));
    });
    const controller = new AbortController();
    const caller = await makeCaller({ options: { dial: server.dial }, signal: controller.signal });
    const answer = invokeModel(caller, PROBE);
    const timer = setInterval(() => {
      if (server.requests.length > 0) controller.abort();
    }, 5);
    cleanUp.push(() => clearInterval(timer));
    expect(await answer).toMatchObject({ ok: false });
  });

  test("a proxy that never opens its tunnel is given up, and holds nothing open after an abort", async () => {
    const proxy = net.createServer((socket) => socket.resume().on("error", () => {}));
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    cleanUp.push(() => new Promise((resolve) => proxy.close(resolve)));
    const address = `http://127.0.0.1:${(proxy.address() as net.AddressInfo).port}`;
    const proxies = { invoke: address, control: null, mantle: null, sts: null };
    const given = await makeCaller({ options: { proxies, connectTimeoutMs: 100 } });
    expect(await invokeModel(given, PROBE)).toMatchObject({
      failure: { kind: "no-answer", reason: "proxy", code: "ETIMEDOUT", afterMs: 100 },
    });
    given.transport.destroy();

    const timers = () => process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;
    const before = timers();
    const controller = new AbortController();
    const caller = await makeCaller({
      options: { proxies, connectTimeoutMs: 60_000, requestTimeoutMs: 60_000 },
      signal: controller.signal,
    });
    const answer = invokeModel(caller, PROBE);
    // The SDK's handler puts its own limit on a connection after a second.
    setTimeout(() => controller.abort(), 1100);
    expect(await answer).toMatchObject({ ok: false });
    caller.transport.destroy();
    expect(timers()).toBe(before);
  });

  test("an abort ends a call whose body stalls", async () => {
    const server = await startLoopback((_request, response) => {
      response.writeHead(403, { "content-type": "application/json" });
      response.write('{"mess');
    });
    const controller = new AbortController();
    const caller = await makeCaller({ options: { dial: server.dial }, signal: controller.signal });
    const timer = setInterval(() => {
      if (server.requests.length > 0) controller.abort();
    }, 5);
    cleanUp.push(() => clearInterval(timer));
    expect(await invokeModel(caller, PROBE)).toMatchObject({ ok: false });
  });
});

describe("no connection", () => {
  test("a name the simulator does not know fails as in Node's own look-up", async () => {
    const caller = await makeCaller({ options: { dial: () => ({ kind: "no-such-host" }) } });
    expect(await invokeModel(caller, PROBE)).toEqual({
      ok: false,
      failure: {
        kind: "no-answer",
        operation: "InvokeModelWithResponseStream",
        reason: "dns",
        code: "ENOTFOUND",
        host: "bedrock-runtime.us-east-1.amazonaws.com",
      },
    });
  });

  test("a closed port is refused", async () => {
    const server = await startLoopback(() => {});
    await server.close();
    const caller = await makeCaller({ options: { dial: server.dial } });
    expect(await invokeModel(caller, PROBE)).toMatchObject({ failure: { reason: "connection-refused" } });
  });

  test("a connection that is cut before the answer is reset", async () => {
    const server = await startLoopback((request) => request.socket.destroy());
    const caller = await makeCaller({ options: { dial: server.dial } });
    expect(await invokeModel(caller, PROBE)).toMatchObject({
      failure: { reason: "connection-reset", code: "ECONNRESET" },
    });
  });

  test("a connection that is cut within the stream leaves it broken", async () => {
    const server = await startLoopback((request, response) => {
      response.writeHead(200, EVENT_STREAM);
      response.write(chunk(START), () => request.socket.destroy());
    });
    const caller = await makeCaller({ options: { dial: server.dial } });
    expect(await invokeModel(caller, PROBE)).toMatchObject({
      failure: { kind: "not-aws", what: "broken-stream", status: 200, requestId: "r-1" },
    });
  });

  test("a connection that is cut within an answer which is no stream is reset", async () => {
    const server = await startLoopback((request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "200" });
      response.write('{"inferenceProfileSumm', () => request.socket.destroy());
    });
    const caller = await makeCaller({ options: { dial: server.dial } });
    expect(await listInferenceProfiles({ ...caller, endpoint: CONTROL })).toMatchObject({
      failure: { kind: "no-answer", reason: "connection-reset" },
    });
  });

  test("a stream that never ends is broken off, and is no stream", async () => {
    const server = await startLoopback((_request, response) => {
      response.writeHead(200, EVENT_STREAM);
      const more = (): void => {
        if (!response.destroyed && response.write(Buffer.alloc(1024 * 1024, 0x41))) setImmediate(more);
      };
      response.on("drain", more);
      more();
    });
    const caller = await makeCaller({ options: { dial: server.dial } });
    expect(await invokeModel(caller, PROBE)).toMatchObject({
      failure: { kind: "not-aws", what: "broken-stream" },
    });
  });

  test.each([
    ["us-east-1 ", PROBE.endpoint, "INVALID_REGION"],
    ["", PROBE.endpoint, "INVALID_REGION"],
    ["us-east-1", "127.0.0.1:8080", "ERR_INVALID_URL"],
    ["us-east-1", "localhost:8080", "ERR_INVALID_URL"],
    ["us-east-1", "", "ERR_INVALID_URL"],
  ])("region %j and base URL %j cannot be asked, and nothing is sent", async (region, endpoint, code) => {
    const caller = await makeCaller({ region });
    expect(await invokeModel(caller, { ...PROBE, endpoint })).toMatchObject({
      failure: { kind: "no-answer", reason: "other", code },
    });
    expect(caller.transport.requests()).toBe(0);
  });

  test("a key ID or a header that cannot be sent is a failure, and does not show the value", async () => {
    const server = await startLoopback((_request, response) => response.end());
    const options = { dial: server.dial };
    const access = { kind: "bearer", token: { reveal: () => "SECRETTOKEN\n" } } as const;
    const bearer = await invokeModel(await makeCaller({ options, access }), PROBE);
    expect(bearer).toMatchObject({ failure: { kind: "no-answer", code: "ERR_INVALID_CHAR" } });
    expect(JSON.stringify(bearer)).not.toContain("SECRETTOKEN");
    const header = await invokeModel(await makeCaller({ options }), { ...PROBE, headers: { '{"x-a"': "1" } });
    expect(header).toMatchObject({ failure: { kind: "no-answer", code: "ERR_INVALID_HTTP_TOKEN" } });
  });
});

describe("a proxy", () => {
  async function startWorld(options: Parameters<typeof startProxy>[1] = {}) {
    const scenario = await loadScenario("healthy");
    if (scenario === undefined) throw new Error("There is no healthy scenario.");
    const simulator = await startSimulator(scenario, { now: () => AT });
    const proxy = await startProxy(simulator, options);
    cleanUp.push(proxy.close, simulator.close);
    const url = (userinfo = "") => {
      const text = `http://${userinfo}127.0.0.1:${proxy.port}`;
      return { invoke: text, control: text, mantle: text, sts: text };
    };
    return { proxy, simulator, url };
  }

  test("that inspects TLS is passed when its authority is trusted, beside the built-in roots", async () => {
    const { proxy, simulator, url } = await startWorld();
    const caller = await makeCaller({ options: { proxies: url(), trustRoots: [proxy.caPem] } });
    expect(await getCallerIdentity(caller)).toMatchObject({ ok: true });
    expect(await invokeModel(caller, PROBE)).toMatchObject({ ok: true });
    expect(simulator.calls.map(({ host }) => host)).toEqual([
      "sts.us-east-1.amazonaws.com",
      "bedrock-runtime.us-east-1.amazonaws.com",
    ]);
    expect(proxy.connects.map(({ target }) => target)).toContain("sts.us-east-1.amazonaws.com:443");
  });

  test("that inspects TLS is told as tls when its authority is not trusted, and passed when nothing is verified", async () => {
    const { url } = await startWorld();
    const strict = await makeCaller({ options: { proxies: url() } });
    expect(await getCallerIdentity(strict)).toMatchObject({ failure: { kind: "no-answer", reason: "tls" } });
    const lax = await makeCaller({ options: { proxies: url(), verifyTls: false } });
    expect(await getCallerIdentity(lax)).toMatchObject({ ok: true });
  });

  test("that wants a name and a password gets those of its URL, percent signs decoded", async () => {
    const authorization = `Basic ${Buffer.from("me:p@ss").toString("base64")}`;
    const { proxy, url } = await startWorld({ authorization });
    const trustRoots = [proxy.caPem];
    const right = await makeCaller({ options: { proxies: url("me:p%40ss@"), trustRoots } });
    expect(await getCallerIdentity(right)).toMatchObject({ ok: true });
    const wrong = await makeCaller({ options: { proxies: url(), trustRoots } });
    expect(await getCallerIdentity(wrong)).toMatchObject({
      failure: { kind: "no-answer", reason: "proxy", proxyStatus: 407, host: "sts.us-east-1.amazonaws.com" },
    });
  });

  test("that is down is told as the proxy's failure", async () => {
    const { proxy, url } = await startWorld();
    await proxy.close();
    const caller = await makeCaller({ options: { proxies: url() } });
    expect(await getCallerIdentity(caller)).toMatchObject({
      failure: { reason: "proxy", code: "ECONNREFUSED" },
    });
  });

  test("that takes the connection and says nothing is given up, and its socket ends with the transport", async () => {
    const taken: net.Socket[] = [];
    const silent = net.createServer((socket) => taken.push(socket.resume()));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    cleanUp.push(() => silent.close());
    const address = silent.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const text = `127.0.0.1:${address.port}`;
    const proxies = { invoke: text, control: text, mantle: text, sts: text };
    const caller = await makeCaller({ options: { proxies, connectTimeoutMs: 120 } });
    expect(await getCallerIdentity(caller)).toMatchObject({
      failure: { kind: "no-answer", reason: "proxy", code: "ETIMEDOUT", afterMs: 120 },
    });
    const [socket] = taken;
    if (socket === undefined) throw new Error("nothing was taken");
    const closed = new Promise((resolve) => socket.once("close", resolve));
    caller.transport.destroy();
    await closed;
    expect(socket.destroyed).toBe(true);
  });

  test("of a scenario is dialled and asked for a tunnel, and its refusal is told", async () => {
    const server = await startLoopback((_request, response) => response.end(IDENTITY_XML));
    const asked: string[] = [];
    const tunnel = http.createServer();
    tunnel.on("connect", (request, socket: net.Socket) => {
      asked.push(`${request.url} ${request.headers["proxy-authorization"]}`);
      if (asked.length > 1) return socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
      const upstream = net.connect(server.port, "127.0.0.1");
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(upstream).pipe(socket);
      socket.on("error", () => upstream.destroy());
      upstream.on("error", () => socket.destroy());
      return undefined;
    });
    await new Promise<void>((resolve) => tunnel.listen(0, "127.0.0.1", resolve));
    cleanUp.push(() => tunnel.close());
    const address = tunnel.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const dial = (hostname: string) =>
      hostname === "proxy.corp.example"
        ? ({ kind: "connect", host: "127.0.0.1", port: address.port } as const)
        : ({ kind: "no-such-host" } as const);
    const text = "http://me:p%40ss@proxy.corp.example:8080";
    const options = { dial, proxies: { invoke: text, control: text, mantle: text, sts: text } };
    expect(await getCallerIdentity(await makeCaller({ options }))).toMatchObject({ ok: true });
    expect(asked).toEqual([
      `sts.us-east-1.amazonaws.com:443 Basic ${Buffer.from("me:p@ss").toString("base64")}`,
    ]);
    expect(await getCallerIdentity(await makeCaller({ options }))).toMatchObject({
      failure: { kind: "no-answer", reason: "proxy", proxyStatus: 403 },
    });
  });

  test("whose address is none is a failure, and nothing is sent", async () => {
    const proxies = { invoke: "http://[", control: "http://[", mantle: "http://[", sts: "http://[" };
    const caller = await makeCaller({ options: { proxies } });
    expect(await getCallerIdentity(caller)).toMatchObject({
      failure: { kind: "no-answer", reason: "proxy", code: "ERR_INVALID_PROXY_URL" },
    });
    expect(caller.transport.requests()).toBe(0);
  });

  test("is used for the endpoints it is given for, and no other", async () => {
    const { proxy, simulator, url } = await startWorld();
    const direct = await startLoopback((_request, response) =>
      response.setHeader("content-type", "application/json").end('{"inferenceProfileSummaries":[]}'),
    );
    const proxies = { ...url(), control: null };
    const caller = await makeCaller({ options: { proxies, trustRoots: [proxy.caPem] } });
    expect(await invokeModel(caller, PROBE)).toMatchObject({ ok: true });
    const endpoint = `http://127.0.0.1:${direct.port}`;
    expect(await listInferenceProfiles({ ...caller, endpoint })).toMatchObject({ ok: true });
    expect(simulator.calls).toHaveLength(1);
    expect(direct.requests).toHaveLength(1);
    expect(proxy.connects).toHaveLength(1);
  });
});

test("an extra root that is no certificate fails as TLS does, and does not throw", async () => {
  const caller = await makeCaller({
    options: { trustRoots: ["-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n"] },
  });
  const answer = await invokeModel(caller, { ...PROBE, endpoint: "https://127.0.0.1:1" });
  expect(answer).toMatchObject({ ok: false, failure: { kind: "no-answer" } });
});

test("ending the transport ends every socket", async () => {
  const server = await startLoopback((_request, response) => {
    response.writeHead(200, EVENT_STREAM);
    response.end(Buffer.concat(WHOLE.map(chunk)));
  });
  const transport = await makeTransport({ dial: server.dial });
  expect(await invokeModel(await makeCaller({ transport }), PROBE)).toMatchObject({ ok: true });
  transport.destroy();
  // The server can only close by itself once the kept-alive socket is gone.
  await server.close();
  expect(server.connections()).toBe(1);
});
