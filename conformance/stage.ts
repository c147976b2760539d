/** A scenario's AWS behind a proxy with TLS, and a record of what is asked of it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startProxy, startSimulator } from "../src/simulator/index.js";
import type { Scenario } from "../src/simulator/types.js";
import type { ReceivedRequest } from "../src/simulator/wire.js";

export interface OpenStage {
  /** Variables that lead a program to it. */
  environment: Record<string, string>;
  /** Everything received since the last call. */
  take(): ReceivedRequest[];
  close(): Promise<void>;
}

/** @param root folder for the certificate to trust */
export async function openStage(scenario: Scenario, root: string): Promise<OpenStage> {
  let received: ReceivedRequest[] = [];
  const simulator = await startSimulator(scenario, {
    now: Date.now,
    onRequest: (request) => received.push(request),
  });
  const proxy = await startProxy(simulator, scenario.network.proxy ?? {});
  const authority = join(root, "ca.pem");
  writeFileSync(authority, proxy.caPem);
  return {
    environment: { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NODE_EXTRA_CA_CERTS: authority },
    take() {
      const taken = received;
      received = [];
      return taken;
    },
    async close() {
      await proxy.close();
      await simulator.close();
    },
  };
}
