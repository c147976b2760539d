/**
 * A simulator in a process of its own, so that serving is not counted as diagnosing. It prints, as JSON,
 * the variables that point a program at it, then answers each line on stdin with what was asked of it
 * since the last one. It ends with its stdin. Late are its answers alone: connections open at once.
 */
import { subscribe } from "node:diagnostics_channel";
import { writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { loadScenario, startProxy, startSimulator } from "../src/simulator/index.js";
import type { ScenarioAws } from "../src/simulator/types.js";
import { type Span, sharedClock } from "./critical-path.js";

/** `nothing-granted`: the models that nobody pins are refused, so that the client's own chain is walked. */
export type Account = "healthy" | "nothing-granted";

/** @throws Error where the scenario has no key to sign with */
export async function serve([account = "", latency = "0", folder = ""]: string[]): Promise<void> {
  const scenario = await loadScenario("healthy");
  const key = scenario?.aws.identities[0]?.keys[0];
  if (!scenario || !key) throw new Error("the scenario has no key");

  const aws = { ...scenario.aws, ...(Number(latency) > 0 ? { latencyMs: Number(latency) } : {}) };
  const simulator = await startSimulator(
    { ...scenario, aws: account === "nothing-granted" ? withoutGrants(aws) : aws },
    { now: Date.now },
  );
  const take = record(simulator.port);
  const proxy = await startProxy(simulator);
  const authority = join(folder, `authority-${proxy.port}.pem`);
  writeFileSync(authority, proxy.caPem);

  const variables = {
    HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
    NODE_EXTRA_CA_CERTS: authority,
    CLAUDE_CODE_USE_BEDROCK: "1",
    AWS_REGION: scenario.aws.regions[0],
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
  };
  const write = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
  write(variables);
  for await (const _ of createInterface({ input: process.stdin })) write(take());
  process.exit();
}

function withoutGrants(aws: ScenarioAws): ScenarioAws {
  return { ...aws, models: aws.models.map((model) => ({ ...model, granted: false })) };
}

/** Times each request of a port from its first line to the end of its answer. */
function record(port: number): () => Span[] {
  let spans: Span[] = [];
  const open = new Map<unknown, Span>();
  subscribe("http.server.request.start", (message) => {
    const { request, server } = message as {
      request: { method: string; url: string; headers: { host?: string } };
      server: Server;
    };
    const address = server.address();
    if (address === null || typeof address === "string" || address.port !== port) return;
    const what = `${request.method} ${request.headers.host ?? ""}${request.url}`;
    const span = { what, startMs: sharedClock(), endMs: Number.POSITIVE_INFINITY };
    open.set(request, span);
    spans.push(span);
  });
  subscribe("http.server.response.finish", (message) => {
    const { request } = message as { request: unknown };
    const span = open.get(request);
    open.delete(request);
    if (span !== undefined) span.endMs = sharedClock();
  });
  return () => {
    const taken = spans;
    spans = [];
    return taken;
  };
}
