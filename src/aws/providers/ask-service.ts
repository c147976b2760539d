/**
 * One small request to a service that hands out credentials, through the run's own transport: the
 * answer's text as it came, or a typed failure. The services' clients would cost more at start than
 * all of these requests together.
 */
import { type Answer, callAws, NOT_THE_ANSWER } from "../call.js";
import { userAgentOf } from "../client-factory.js";
import { type Access, sign } from "../signing.js";
import type { Operation } from "../types.js";
import type { ProviderContext, ServiceWay } from "./types.js";

export interface ServiceRequest {
  operation: Operation;
  way: ServiceWay;
  region: string;
  method: "GET" | "POST";
  /** Appended to the base URL's path. */
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
  /** Signs with SigV4 where it is given. */
  signing?: { access: Access; service: string };
}

/**
 * Sends it and reads the answer.
 *
 * @param read - the answer's text; undefined where it is not what was asked for
 */
export function askService<T>(
  context: ProviderContext,
  request: ServiceRequest,
  read: (body: string) => T | undefined,
): Promise<Answer<T>> {
  const { operation, way, region, body, signing } = request;
  const { transport, signal, version, clock } = context;
  return callAws(
    { operation, endpoint: { proxy: way.proxy }, url: way.url, region, transport, signal },
    async (connection) => {
      const { HttpRequest } = await import("../sdk.js");
      const base = new URL(way.url);
      const unsigned = new HttpRequest({
        method: request.method,
        protocol: base.protocol,
        hostname: base.hostname,
        ...(base.port === "" ? {} : { port: Number(base.port) }),
        path: `${base.pathname.replace(/(?<!\/)\/+$/, "")}${request.path}` || "/",
        query: { ...Object.fromEntries(base.searchParams), ...request.query },
        headers: {
          host: base.host,
          "user-agent": userAgentOf(version).join("/"),
          ...request.headers,
          ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
        },
        ...(body === undefined ? {} : { body }),
      });
      const signed = signing === undefined ? unsigned : await sign(unsigned, { ...signing, region, clock });
      const { response } = await connection.handler.handle(signed as typeof unsigned);
      const text = connection.exchange.body ?? "";
      const value = response.statusCode < 300 ? read(text) : undefined;
      if (value === undefined) throw NOT_THE_ANSWER;
      return value;
    },
  );
}

/** The object that a JSON text holds, or undefined. */
export function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
