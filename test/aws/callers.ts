/** A transport and a caller for one test; everything is ended after it. */
import { afterEach } from "vitest";
import type { Caller } from "../../src/aws/call.js";
import type { Access } from "../../src/aws/signing.js";
import { createTransport, type Transport, type TransportOptions } from "../../src/aws/transport.js";

export const ENDPOINT = "https://bedrock-runtime.us-east-1.amazonaws.com";
export const CONTROL = "https://bedrock.us-east-1.amazonaws.com";
export const KEYS: Access = {
  kind: "sigv4",
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: { reveal: () => "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" },
};
export const AT = Date.parse("2026-11-20T09:00:00Z");

const open: Transport[] = [];
afterEach(() => {
  for (const transport of open.splice(0)) transport.destroy();
});

export async function makeTransport(change: Partial<TransportOptions> = {}): Promise<Transport> {
  const transport = await createTransport({
    proxies: { invoke: null, control: null, mantle: null, sts: null },
    trustRoots: [],
    verifyTls: true,
    connectTimeoutMs: 2000,
    requestTimeoutMs: 5000,
    monotonic: () => performance.now(),
    ...change,
  });
  open.push(transport);
  return transport;
}

export async function makeCaller(
  change: Partial<Caller> & { options?: Partial<TransportOptions> } = {},
): Promise<Caller> {
  const { options, ...more } = change;
  return {
    transport: more.transport ?? (await makeTransport(options)),
    region: "us-east-1",
    access: KEYS,
    version: "0.0.0-test",
    clock: () => AT,
    signal: new AbortController().signal,
    ...more,
  };
}

export const MODEL = "us.anthropic.claude-sonnet-4-6";
export const PROBE = { model: MODEL, endpoint: ENDPOINT, service: "bedrock", headers: {} };
