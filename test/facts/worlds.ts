/**
 * A scenario's AWS over real sockets, with a meter before it that sees requests arrive and answers
 * leave: how many round trips a run took follows from that order, whatever the wall clock says.
 */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import type { GatherInput } from "../../src/facts/gather.js";
import { loadScenario, type Scenario, startSimulator } from "../../src/simulator/index.js";

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0)) await end();
});

/** By the scenario's clock, at rest: signatures and expiries are judged by it. */
export async function startWorld(name: string, change: (scenario: Scenario) => Scenario = (same) => same) {
  const found = await loadScenario(name);
  if (found === undefined) throw new Error(`There is no scenario ${name}.`);
  const scenario = change(structuredClone(found));
  const now = Date.parse(scenario.clock);
  const simulator = await startSimulator(scenario, { now: () => now });
  cleanUp.push(simulator.close);
  const about: Pick<GatherInput, "transport" | "clock"> = {
    transport: { dial: simulator.dial },
    clock: () => now,
  };
  return { simulator, about, operations: () => simulator.calls.map(({ operation }) => operation) };
}

/** Puts the meter between a run and its world. */
export async function meter(
  world: Awaited<ReturnType<typeof startWorld>>,
  options: { delayMs?: number; holdBack?: (url: string) => Promise<unknown> | undefined } = {},
) {
  const depths: number[] = [];
  let deepestAnswered = 0;
  const server = http.createServer(async (request, response) => {
    const depth = deepestAnswered + 1;
    depths.push(depth);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    await options.holdBack?.(request.url ?? "");
    const { method, url, headers } = request;
    const onward = http.request(
      { host: "127.0.0.1", port: world.simulator.port, method, path: url, headers, agent: false },
      (answer) => {
        const body: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => body.push(chunk));
        answer.on("end", () => {
          setTimeout(() => {
            deepestAnswered = Math.max(deepestAnswered, depth);
            response.writeHead(answer.statusCode ?? 500, answer.headers);
            response.end(Buffer.concat(body));
          }, options.delayMs ?? 0);
        });
      },
    );
    onward.on("error", () => response.destroy());
    onward.end(Buffer.concat(chunks));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanUp.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return {
    transport: { dial: () => ({ kind: "connect", host: "127.0.0.1", port }) as const },
    /** Longest chain of requests of which each arrived after the one before was answered. */
    roundTrips: () => Math.max(0, ...depths),
  };
}
