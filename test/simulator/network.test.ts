import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { type NetworkFault, type Simulator, startSimulator } from "../../src/simulator/index.js";
import { send } from "./requests.js";
import { healthy, running } from "./running.js";

const RUNTIME = "bedrock-runtime.us-east-1.amazonaws.com";

function withFault(fault: NetworkFault, host = "bedrock-runtime.*") {
  return running({}, { network: { faults: [{ host, fault }] } });
}

/** The error code with which dialling ends, or `connected`. */
function tryToConnect(simulator: Simulator, hostname: string): Promise<string> {
  const target = simulator.dial(hostname);
  if (target.kind === "no-such-host") return Promise.resolve("no-such-host");
  return new Promise((resolve) => {
    const socket = connect(target.port, target.host);
    socket.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown"));
    socket.on("connect", () => {
      socket.destroy();
      resolve("connected");
    });
  });
}

describe("a host name resolves", () => {
  test.each([
    "sts.us-east-1.amazonaws.com",
    "sts.amazonaws.com",
    "iam.amazonaws.com",
    "bedrock.eu-west-1.amazonaws.com",
    "BEDROCK-RUNTIME.us-east-1.amazonaws.com",
    "bedrock-mantle.us-east-1.api.aws",
    "portal.sso.us-east-1.amazonaws.com",
    "oidc.us-east-1.amazonaws.com",
  ])("%s", async (hostname) => {
    const simulator = await running();
    expect(simulator.dial(hostname)).toEqual({ kind: "connect", host: "127.0.0.1", port: simulator.port });
  });

  test.each([
    "bedrock-runtime.us-esat-1.amazonaws.com",
    "bedrock-runtime.sa-east-1.amazonaws.com",
    "sts.us-esat-1.amazonaws.com",
    "bedrock-mantle.us-west-2.api.aws",
    "bedrock-mantle.us-east-1.amazonaws.com",
    "bedrock-runtime.us-east-1.amazonaws.com.example",
    "example.com",
    "",
  ])("but not %s", async (hostname) => {
    expect((await running()).dial(hostname)).toEqual({ kind: "no-such-host" });
  });

  test("and an address outside, like that of instance metadata, refuses", async () => {
    expect(await tryToConnect(await running(), "169.254.169.254")).toBe("ECONNREFUSED");
  });
});

describe("a fault of the network", () => {
  test("no such host", async () => {
    expect(await tryToConnect(await withFault({ kind: "dns" }), RUNTIME)).toBe("no-such-host");
  });

  test("refused, by that host alone", async () => {
    const simulator = await withFault({ kind: "refused" });
    expect(await tryToConnect(simulator, RUNTIME)).toBe("ECONNREFUSED");
    expect(await tryToConnect(simulator, "bedrock.us-east-1.amazonaws.com")).toBe("connected");
  });

  test("reset after the request", async () => {
    const simulator = await withFault({ kind: "reset" });
    await expect(send(simulator, { host: RUNTIME, path: "/" })).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(simulator.calls).toMatchObject([{ operation: "Fault", host: RUNTIME }]);
  });

  test("an answer that is not AWS's, also from a host that is not AWS's", async () => {
    const fault = { kind: "answer", status: 407, contentType: "text/html", body: "<html>no</html>" } as const;
    const simulator = await withFault(fault, "gateway.example");
    expect(await tryToConnect(simulator, "gateway.example")).toBe("connected");
    const reply = await send(simulator, { host: "gateway.example:443", path: "/" });
    expect([reply.status, reply.headers["content-type"], reply.text]).toEqual([
      407,
      "text/html",
      "<html>no</html>",
    ]);
    expect(reply.headers).not.toHaveProperty("x-amzn-requestid");
  });

  test("the first that matches wins", async () => {
    const faults = [
      { host: RUNTIME, fault: { kind: "dns" } as const },
      { host: "*", fault: { kind: "refused" } as const },
    ];
    const simulator = await running({}, { network: { faults } });
    expect(simulator.dial(RUNTIME)).toEqual({ kind: "no-such-host" });
    expect(await tryToConnect(simulator, "sts.us-east-1.amazonaws.com")).toBe("ECONNREFUSED");
  });

  test("a stall ends only with the simulator, and closing does not wait for it", async () => {
    const simulator = await startSimulator({
      ...healthy,
      network: { faults: [{ host: "*", fault: { kind: "stall" } }] },
    });
    const outcome = new Promise<string>((resolve) => {
      const outgoing = httpRequest({ port: simulator.port, host: "127.0.0.1", headers: { host: RUNTIME } });
      outgoing.on("response", () => resolve("answered"));
      outgoing.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? ""));
      outgoing.end();
    });
    while (simulator.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await simulator.close();
    expect(await outcome).toBe("ECONNRESET");
  });
});

describe("time and identity of an answer", () => {
  const ask = { host: RUNTIME, path: "/" };

  test("the clock runs on from the scenario's, with AWS's offset, in the Date header", async () => {
    const simulator = await startSimulator({
      ...healthy,
      clock: "2026-11-20T09:00:00Z",
      aws: { ...healthy.aws, clockOffsetSeconds: 3600 },
    });
    const { date } = (await send(simulator, ask)).headers;
    await simulator.close();
    const elapsed = Date.parse(date ?? "") - Date.parse("2026-11-20T10:00:00Z");
    expect(elapsed).toBeGreaterThanOrEqual(0);
    expect(elapsed).toBeLessThan(30_000);
  });

  test("request IDs count up, the same in each run", async () => {
    const idsOf = async () => {
      const simulator = await running();
      const replies = [await send(simulator, ask), await send(simulator, ask)];
      return replies.map(({ headers }) => headers["x-amzn-requestid"]);
    };
    const [first, second] = [await idsOf(), await idsOf()];
    expect(first).toEqual(second);
    expect(new Set(first).size).toBe(2);
  });

  test("an answer takes as long as the scenario says", async () => {
    const simulator = await running({ latencyMs: 60 });
    const began = performance.now();
    await send(simulator, ask);
    expect(performance.now() - began).toBeGreaterThanOrEqual(55);
  });
});
