/**
 * A CONNECT proxy by which every host name leads to one server, for TLS and for plain HTTP alike: the
 * recorded client was led there by DNS, and the tool under test is led there by its proxy.
 */
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import type { CertificateAuthority } from "../../src/simulator/certificates.js";

/** First byte of a TLS handshake. */
const HANDSHAKE = 0x16;

export interface ConnectProxy {
  port: number;
  close(): Promise<void>;
}

/** Starts the proxy before the server on `port`, both on loopback. */
export async function startConnectProxy(
  port: number,
  authority: CertificateAuthority,
): Promise<ConnectProxy> {
  const sockets = new Set<Duplex>();
  const track = <T extends Duplex>(socket: T): T => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    return socket;
  };
  const tunnel = async (request: IncomingMessage, client: Duplex): Promise<void> => {
    const hostname = (request.url ?? "").replace(/:\d+$/, "");
    const upstream = track(connect(port, "127.0.0.1"));
    client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    const context = await authority.contextFor(hostname);
    const first = await new Promise<Buffer>((resolve) => client.once("data", resolve));
    client.pause();
    client.unshift(first);
    const plain =
      first[0] === HANDSHAKE
        ? track(
            new TLSSocket(client, { isServer: true, secureContext: context, ALPNProtocols: ["http/1.1"] }),
          )
        : client;
    plain.pipe(upstream).pipe(plain);
    upstream.on("close", () => plain.destroy());
    plain.on("close", () => upstream.destroy());
  };
  const server = createServer((_request, response) => response.writeHead(501).end());
  server.on("connection", track);
  server.on("connect", (request: IncomingMessage, client: Duplex) => {
    tunnel(request, client).catch(() => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}
