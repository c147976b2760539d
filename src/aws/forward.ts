/**
 * A request for a plain HTTP address behind a proxy that opens no tunnel to it: the client hands such a
 * request to the proxy as a whole, with the full address in the place of the path (RFC 9112, section
 * 3.2.2). Most proxies take CONNECT for the port of HTTPS alone, so that a refused tunnel proves nothing.
 */
import { proxyAuthorization } from "./proxy-url.js";

/** What of a request decides where it goes. */
interface Addressed {
  protocol: string;
  hostname: string;
  port?: number | undefined;
  path: string;
  headers: Record<string, string>;
}

/** The proxy knows who asks, and refuses the tunnel all the same. */
export function isTunnelRefused(error: unknown): boolean {
  const status = /^Bad response: (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  return status !== undefined && status !== "407";
}

/** The same request, addressed to the proxy; what was signed stays as it is. */
export function forwardBy<R extends Addressed>(proxy: URL, request: R): R {
  const { hostname, port, path, headers } = request;
  const host = port === undefined ? hostname : `${hostname}:${port}`;
  const copy: R = Object.assign(Object.create(Object.getPrototypeOf(request)), request);
  return Object.assign(copy, {
    protocol: proxy.protocol,
    hostname: proxy.hostname,
    port: proxy.port === "" ? undefined : Number(proxy.port),
    path: `http://${host}${path}`,
    headers: {
      host,
      ...headers,
      ...proxyAuthorization(proxy),
    },
  });
}
