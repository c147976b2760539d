/**
 * One signed request that answers with JSON, through the shared transport. For what is seldom asked: a
 * request put together here costs nothing at start, a client of the SDK would.
 */
import { type Answer, type Caller, callAws, NOT_THE_ANSWER } from "./call.js";
import { userAgentOf } from "./client-factory.js";
import { isObject } from "./normalise-response.js";
import { readJson } from "./read-json.js";
import { sign } from "./signing.js";
import type { Endpoint } from "./transport.js";
import type { Operation } from "./types.js";

export interface SignedRequest {
  operation: Operation;
  /** Chooses the proxy. */
  endpoint: Endpoint;
  /** Base URL. */
  url: string;
  /** SigV4 service name. */
  service: string;
  /** Absolute path below the host; what stands between its slashes is encoded once. */
  path: string;
  query?: Record<string, string>;
  /** Names are lower-case. */
  headers?: Readonly<Record<string, string>>;
  /** JSON; makes the request a POST. */
  body?: string;
}

/** Asks, and gives the body's object. */
export function askSigned(caller: Caller, request: SignedRequest): Promise<Answer<Record<string, unknown>>> {
  const { region, transport, signal } = caller;
  const { operation, endpoint, url, body } = request;
  return callAws({ operation, endpoint, url, region, transport, signal }, async (connection) => {
    const { HttpRequest } = await import("./sdk.js");
    const base = new URL(url);
    const unsigned = new HttpRequest({
      method: body === undefined ? "GET" : "POST",
      protocol: base.protocol,
      hostname: base.hostname,
      ...(base.port === "" ? {} : { port: Number(base.port) }),
      path: request.path,
      ...(request.query === undefined ? {} : { query: request.query }),
      headers: {
        ...request.headers,
        host: base.host,
        accept: "application/json",
        ...(body === undefined
          ? {}
          : { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) }),
        "user-agent": userAgentOf(caller.version).join("/"),
      },
      ...(body === undefined ? {} : { body }),
    });
    const signed = await sign(unsigned, { ...caller, service: request.service });
    const { response } = await connection.handler.handle(signed as typeof unsigned);
    const answer = response.statusCode < 300 ? await readJson(response.body) : undefined;
    if (!isObject(answer)) throw NOT_THE_ANSWER;
    return answer;
  });
}
