/** Hand-made requests, signed by Smithy's signer: for what no AWS client would send. */
import { createHash, createHmac } from "node:crypto";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Simulator } from "../../src/simulator/index.js";
import type { Credentials } from "./clients.js";

export interface Sent {
  host: string;
  method?: string;
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export class Sha256 {
  #chunks: Uint8Array[] = [];
  readonly #secret: Uint8Array | string | undefined;

  constructor(secret?: Uint8Array | string) {
    this.#secret = secret;
  }
  update(data: string | Uint8Array | ArrayBuffer): void {
    this.#chunks.push(typeof data === "string" ? Buffer.from(data) : new Uint8Array(data));
  }
  async digest(): Promise<Uint8Array> {
    const all = Buffer.concat(this.#chunks);
    const hash = this.#secret === undefined ? createHash("sha256") : createHmac("sha256", this.#secret);
    return new Uint8Array(hash.update(all).digest());
  }
  reset(): void {
    this.#chunks = [];
  }
}

export function signer(credentials: Credentials, service: string, region: string): SignatureV4 {
  return new SignatureV4({ credentials, service, region, sha256: Sha256 as never });
}

/** The request with its headers signed. */
export async function signed(
  sent: Sent,
  credentials: Credentials,
  service: string,
  region = "us-east-1",
  signingDate = new Date(),
): Promise<Sent> {
  const result = await signer(credentials, service, region).sign(
    {
      method: sent.method ?? "GET",
      protocol: "http:",
      hostname: sent.host,
      path: sent.path,
      query: sent.query ?? {},
      headers: { host: sent.host, ...sent.headers },
      ...(sent.body === undefined ? {} : { body: sent.body }),
    },
    { signingDate },
  );
  return { ...sent, headers: result.headers };
}

/** Sends a request to the simulator by the given host name. */
export function send(simulator: Simulator, sent: Sent): Promise<Reply> {
  const query = new URLSearchParams(sent.query ?? {}).toString().replaceAll("+", "%20");
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        host: "127.0.0.1",
        port: simulator.port,
        agent: false,
        method: sent.method ?? "GET",
        path: query === "" ? sent.path : `${sent.path}?${query}`,
        headers: { host: sent.host, ...sent.headers },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end(sent.body);
  });
}
