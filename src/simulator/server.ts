/**
 * The embedded AWS on a loopback port. Speaks plain HTTP/1.1 and takes AWS's own `Host` names; who
 * wants TLS in between goes through the proxy of this room. Faults of the scenario's network are
 * acted out here and in `dial`, so that a client meets them where it would in life.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { isIP } from "node:net";
import { holdClosedPort } from "./closed-port.js";
import { admit } from "./gateway.js";
import { addressOf, findEndpoint, findFault, hostnameOf, isLoopback } from "./hosts.js";
import { judge, record } from "./judge.js";
import { type AdoptedKeys, buildKeyring } from "./keyring.js";
import type { DialTarget, NetworkFault, Scenario, Simulator, SimulatorCall } from "./types.js";
import { type Answer, jsonError, type ReceivedRequest } from "./wire.js";
import { buildWorld } from "./world.js";

export interface SimulatorOptions {
  /** Keys of a real machine that are to belong to the scenario's first identity. */
  adopt?: AdoptedKeys;
  /** The machine's clock, ms since the epoch; the default runs on from the scenario's `clock`. */
  now?: () => number;
  /** Told of each request as it came in, before it is judged. */
  onRequest?: (request: ReceivedRequest) => void;
}

/**
 * Starts the AWS of a scenario. The scenario is copied: what calls change does not come back.
 * @throws Error if no loopback port can be opened
 */
export async function startSimulator(scenario: Scenario, options: SimulatorOptions = {}): Promise<Simulator> {
  const own = structuredClone(scenario);
  const machineClock = options.now ?? runOnFrom(Date.parse(own.clock));
  const now = () => machineClock() + (own.aws.clockOffsetSeconds ?? 0) * 1000;
  const world = buildWorld(own, buildKeyring(own, options.adopt), now);
  const calls: SimulatorCall[] = [];
  const pending = new Set<NodeJS.Timeout>();
  let answers = 0;
  let requests = 0;

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming);
    const requestId = formatRequestId(++requests);
    options.onRequest?.(request);
    const fault = findFault(own, hostnameOf(request.host));
    if (fault !== undefined) {
      calls.push(record(request, { status: fault.kind === "answer" ? fault.status : 0 }, "Fault"));
      actOutFault(fault, incoming, outgoing, now());
      return;
    }
    const admitted = admit(own, request);
    if (admitted !== null && "status" in admitted) {
      calls.push(record(request, { status: admitted.status }, "Gateway"));
      return sendAnswer(outgoing, admitted, null, now());
    }
    const { answer, call } = judge(world, admitted ?? request, () => String(++answers).padStart(24, "0"));
    calls.push(call);
    const send = () => sendAnswer(outgoing, answer, requestId, now());
    if (own.aws.latencyMs === undefined) return send();
    const timer = setTimeout(() => {
      pending.delete(timer);
      send();
    }, own.aws.latencyMs);
    pending.add(timer);
  };

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => {
      const text = error instanceof Error ? error.message : String(error);
      const failure = jsonError(500, "InternalServer", `The simulator failed: ${text}`, "message");
      if (outgoing.headersSent) outgoing.destroy();
      else sendAnswer(outgoing, failure, formatRequestId(requests), now());
    });
  });
  // A stalled answer must be ended by the client's time limit, not by the server's.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The simulator has no port.");
  const closed = await holdClosedPort();
  const { port } = address;
  const plain = (hostname: string) => dial(own, hostname, port, closed.port);
  const { proxy, tls } = own.network;
  const front =
    proxy === undefined && tls === undefined
      ? null
      : await (await import("./front.js")).startFront(own.network, plain, closed.port);

  return {
    port,
    calls,
    dial: front?.dial ?? plain,
    ...(front === null ? {} : { authority: front.authority }),
    close: () =>
      new Promise((resolve) => {
        for (const timer of pending) clearTimeout(timer);
        void front?.close();
        closed.release();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A clock that starts at a given time and runs on with real time. */
function runOnFrom(start: number): () => number {
  const began = performance.now();
  return () => start + Math.round(performance.now() - began);
}

function dial(scenario: Scenario, hostname: string, open: number, closed: number): DialTarget {
  const here: DialTarget = { kind: "connect", host: "127.0.0.1", port: open };
  const refusing: DialTarget = { kind: "connect", host: "127.0.0.1", port: closed };
  switch (findFault(scenario, hostname)?.kind) {
    case "dns":
      return { kind: "no-such-host" };
    case "refused":
      return refusing;
    case "reset":
    case "stall":
    case "answer":
      return { ...here, ...addressOf(scenario, hostname) };
    case undefined:
      if (hostname === scenario.network.gateway?.host) return here;
      if (findEndpoint(scenario, hostname) !== undefined || isLoopback(hostname))
        return { ...here, ...addressOf(scenario, hostname) };
      // An address needs no name service; nothing of the scenario answers there.
      return isIP(hostname) === 0 ? { kind: "no-such-host" } : refusing;
  }
}

async function readRequest(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const url = incoming.url ?? "/";
  const at = url.indexOf("?");
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    if (values !== undefined) headers[name] = values.join(",");
  }
  return {
    method: incoming.method ?? "GET",
    host: (incoming.headers.host ?? "").toLowerCase(),
    path: at < 0 ? url : url.slice(0, at),
    query: at < 0 ? "" : url.slice(at + 1),
    headers,
    body: Buffer.concat(chunks),
  };
}

function actOutFault(
  fault: NetworkFault,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  now: number,
): void {
  if (fault.kind === "stall") return;
  if (fault.kind !== "answer") {
    incoming.socket.resetAndDestroy();
    return;
  }
  outgoing.writeHead(fault.status, {
    date: new Date(now).toUTCString(),
    ...(fault.contentType === "" ? {} : { "content-type": fault.contentType }),
    ...fault.headers,
    "content-length": Buffer.byteLength(fault.body),
  });
  outgoing.end(fault.body);
}

/** @param requestId - null for an answer that is not AWS's */
function sendAnswer(outgoing: ServerResponse, answer: Answer, requestId: string | null, now: number): void {
  const body: (string | Uint8Array)[] =
    typeof answer.body === "string" || answer.body instanceof Uint8Array ? [answer.body] : [...answer.body];
  const length = body.length === 1 ? { "content-length": Buffer.byteLength(body[0] ?? "") } : {};
  outgoing.writeHead(answer.status, {
    date: new Date(now).toUTCString(),
    ...(requestId === null ? {} : { "x-amzn-requestid": requestId }),
    ...answer.headers,
    ...length,
  });
  for (const chunk of body) outgoing.write(chunk);
  outgoing.end();
}

/** Shaped like AWS's, and counted up so that runs can be compared. */
function formatRequestId(count: number): string {
  return `00000000-0000-4000-8000-${count.toString(16).padStart(12, "0")}`;
}
