/**
 * A proxy that ends the TLS of a CONNECT with a certificate of its own and hands plain requests on to the
 * simulator: a company's inspecting proxy, and the way for an unchanged HTTPS client to reach the
 * simulator by real host names.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import { type CertificateAuthority, createAuthority } from "./certificates.js";
import type { Simulator } from "./types.js";

export interface ProxyOptions {
  /** Who opens TLS; by default an authority of this simulator that counts as Amazon's. */
  authority?: CertificateAuthority;
  /** Value that `Proxy-Authorization` must have. */
  authorization?: string;
  /** HTTP status with which every CONNECT is refused. */
  refuse?: number;
}

export interface SimulatorProxy {
  port: number;
  /** Certificate of the authority to trust, PEM. */
  caPem: string;
  /** Requests to connect, in the order of arrival: `host:port` and the status answered. */
  connects: readonly { target: string; status: number }[];
  close(): Promise<void>;
}

/** Named so that a client which looks at the issuer takes the certificates for AWS's own. */
export const AMAZONS = "CN=bedrock-doctor simulator, O=Amazon";

const PLAIN_PORT = 80;
/** The first byte of a TLS record that opens a connection. */
const TLS_HANDSHAKE = 0x16;

/** Starts a proxy before a simulator, on a loopback port. */
export async function startProxy(
  simulator: Pick<Simulator, "dial">,
  options: ProxyOptions = {},
): Promise<SimulatorProxy> {
  const authority = options.authority ?? (await createAuthority(AMAZONS));
  const sockets = new Set<Duplex>();
  const connects: { target: string; status: number }[] = [];

  const track = <T extends Duplex>(socket: T): T => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    return socket;
  };

  const tunnel = async (request: IncomingMessage, client: Duplex, head: Buffer): Promise<void> => {
    const target = request.url ?? "";
    const hostname = target.replace(/:\d+$/, "");
    const refuse = (status: number, reason: string, header = ""): void => {
      connects.push({ target, status });
      client.end(`HTTP/1.1 ${status} ${reason}\r\n${header}content-length: 0\r\nconnection: close\r\n\r\n`);
    };
    if (options.refuse !== undefined) return refuse(options.refuse, "Refused by the proxy");
    // As proxies are set up by default: a tunnel is for TLS.
    if (target.endsWith(`:${PLAIN_PORT}`)) return refuse(403, "Forbidden");
    if (
      options.authorization !== undefined &&
      request.headers["proxy-authorization"] !== options.authorization
    ) {
      return refuse(407, "Proxy Authentication Required", 'proxy-authenticate: Basic realm="proxy"\r\n');
    }
    const dialled = simulator.dial(hostname);
    if (dialled.kind === "no-such-host") return refuse(502, "Bad Gateway");
    const upstream = await open(dialled.port, dialled.host);
    if (upstream === null) return refuse(502, "Bad Gateway");
    track(upstream);
    connects.push({ target, status: 200 });
    client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    if (head.length > 0) client.unshift(head);
    const fallback = await authority.contextFor(hostname);
    const first = await firstOf(client);
    if (first !== null && first[0] !== TLS_HANDSHAKE) {
      client.pipe(upstream).pipe(client);
      return;
    }
    const secure = track(
      new TLSSocket(client, {
        isServer: true,
        secureContext: fallback,
        ALPNProtocols: ["http/1.1"],
        SNICallback: (name, done) => {
          authority.contextFor(name).then(
            (context) => done(null, context),
            (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
          );
        },
      }),
    );
    secure.pipe(upstream).pipe(secure);
    upstream.on("close", () => secure.destroy());
    secure.on("close", () => upstream.destroy());
  };

  /** A plain HTTP request, which comes with its full address, is handed on as it is. */
  const forward = (asked: IncomingMessage, response: ServerResponse): void => {
    const { status, target, path = "" } = admitForward(asked);
    connects.push({ target, status });
    const refuse = (code: number): void => {
      response.writeHead(code, code === 407 ? { "proxy-authenticate": 'Basic realm="proxy"' } : {});
      response.end();
    };
    const dialled = simulator.dial(target.replace(/:\d+$/, ""));
    if (status !== 200 || dialled.kind === "no-such-host") {
      refuse(status === 200 ? 502 : status);
      return;
    }
    const { host, port } = dialled;
    const { method, headers } = asked;
    const upstream = request({ host, port, method, path, headers, setHost: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.on("error", () => (response.headersSent ? response.destroy() : refuse(502)));
    asked.pipe(upstream);
  };

  const admitForward = ({
    url = "",
    headers,
  }: IncomingMessage): { status: number; target: string; path?: string } => {
    if (!url.startsWith("http://") || !URL.canParse(url)) return { status: 400, target: url };
    const target = new URL(url).host;
    if (options.refuse !== undefined) return { status: options.refuse, target };
    const { authorization } = options;
    const known = authorization === undefined || headers["proxy-authorization"] === authorization;
    // Percent signs stay as they were sent: a signature covers them.
    return { status: known ? 200 : 407, target, path: url.slice("http://".length + target.length) || "/" };
  };

  const server = createServer(forward);
  server.on("connection", track);
  server.on("connect", (request: IncomingMessage, client: Duplex, head: Buffer) => {
    tunnel(request, client, head).catch(() => client.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  return {
    port: address.port,
    caPem: authority.pem,
    connects,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** What the client sends first, which it can still be read from; null where it sends nothing. */
async function firstOf(client: Duplex): Promise<Buffer | null> {
  const first = await new Promise<Buffer | null>((resolve) => {
    client.once("data", resolve);
    client.once("close", () => resolve(null));
  });
  client.pause();
  if (first !== null) client.unshift(first);
  return first;
}

/** A connection, or null where it is refused. */
function open(port: number, host: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once("connect", () => resolve(socket));
    socket.once("error", () => resolve(null));
  });
}
