/**
 * A request for a plain HTTP address behind a proxy: the client asks no tunnel for it but hands it to the
 * proxy as a whole, with the full address in the place of the path (RFC 9112, section 3.2.2).
 */

/** What of a request decides where it goes. */
interface Addressed {
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  headers: Record<string, string>;
}

/** The same request, addressed to the proxy; what was signed stays as it is. */
export function forwardBy<R extends Addressed>(proxy: URL, request: R): R {
  const { hostname, port, path, headers } = request;
  const host = port === undefined ? hostname : `${hostname}:${port}`;
  const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const copy: R = Object.assign(Object.create(Object.getPrototypeOf(request)), request);
  return Object.assign(copy, {
    protocol: proxy.protocol,
    hostname: proxy.hostname,
    port: proxy.port === "" ? undefined : Number(proxy.port),
    path: `http://${host}${path}`,
    headers: {
      host,
      ...headers,
      ...(credentials === ":"
        ? {}
        : { "proxy-authorization": `Basic ${Buffer.from(credentials).toString("base64")}` }),
    },
  });
}
