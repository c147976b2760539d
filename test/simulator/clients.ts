/**
 * Real AWS clients against the simulator over real sockets: the requests go to AWS's host names in
 * plain HTTP, and only the dialling is bent to loopback.
 */
import { Agent } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { BedrockClient } from "@aws-sdk/client-bedrock";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { STSClient } from "@aws-sdk/client-sts";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Simulator } from "../../src/simulator/index.js";

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** An agent that dials as the simulator says. */
export function simulatorAgent(simulator: Simulator): Agent {
  const agent = new Agent({ keepAlive: true });
  agent.createConnection = (options): Duplex => {
    const hostname = ("host" in options && typeof options.host === "string" && options.host) || "";
    const target = simulator.dial(hostname);
    if (target.kind === "no-such-host") throw new Error(`ENOTFOUND ${hostname}`);
    return connect(target.port, target.host);
  };
  return agent;
}

interface Setup {
  region?: string;
  /** Region of the host, where it differs from the one signed for. */
  hostRegion?: string;
  credentials?: Credentials;
  token?: string;
  /** How far the client's clock is ahead of this machine's, ms. */
  clockOffsetMs?: number;
}

function configuration(simulator: Simulator, host: (region: string) => string, setup: Setup) {
  const region = setup.region ?? "us-east-1";
  const { credentials, token } = setup;
  return {
    region,
    endpoint: `http://${host(setup.hostRegion ?? region)}`,
    requestHandler: new NodeHttpHandler({ httpAgent: simulatorAgent(simulator) }),
    maxAttempts: 1,
    // The SDK takes no offset where its own correction is off.
    ...(setup.clockOffsetMs === undefined
      ? { disableClockSkewCorrection: true }
      : { systemClockOffset: setup.clockOffsetMs }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(token === undefined
      ? { authSchemePreference: ["sigv4"] }
      : { token: { token }, authSchemePreference: ["httpBearerAuth"] }),
  };
}

export function stsClient(simulator: Simulator, setup: Setup): STSClient {
  return new STSClient(configuration(simulator, (region) => `sts.${region}.amazonaws.com`, setup));
}

export function bedrockClient(simulator: Simulator, setup: Setup): BedrockClient {
  return new BedrockClient(configuration(simulator, (region) => `bedrock.${region}.amazonaws.com`, setup));
}

export function runtimeClient(simulator: Simulator, setup: Setup): BedrockRuntimeClient {
  return new BedrockRuntimeClient(
    configuration(simulator, (region) => `bedrock-runtime.${region}.amazonaws.com`, setup),
  );
}
