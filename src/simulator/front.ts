/**
 * What stands between a client and the simulated AWS where the scenario has TLS or a proxy: real
 * sockets with real certificates, loaded only for the scenarios that need them.
 */
import { connect } from "node:net";
import { createServer, type Server, type TLSSocket } from "node:tls";
import { type CertificateAuthority, createAuthority } from "./certificates.js";
import { AMAZONS, startProxy } from "./proxy.js";
import type { DialTarget, ScenarioNetwork, Simulator } from "./types.js";

export interface Front {
  dial: Simulator["dial"];
  authority: NonNullable<Simulator["authority"]>;
  close(): Promise<void>;
}

/**
 * Starts it.
 *
 * @param plain - what to dial where neither TLS nor a proxy was in the way
 * @param closedPort - a port that refuses
 */
export async function startFront(
  { proxy, tls }: ScenarioNetwork,
  plain: Simulator["dial"],
  closedPort: number,
): Promise<Front> {
  const { issuer = AMAZONS, trusted = true, expired, names } = tls ?? {};
  const authority = await createAuthority(issuer, {
    ...(expired === undefined ? {} : { expired }),
    ...(names === undefined ? {} : { names }),
  });
  const about = { pem: authority.pem, systemRoots: trusted ? [authority.pem] : [] };
  if (proxy !== undefined) {
    const { host, ...demands } = proxy;
    const started = await startProxy({ dial: plain }, { ...demands, authority });
    const dial = (hostname: string): DialTarget => {
      if (hostname === host) return { kind: "connect", host: "127.0.0.1", port: started.port, tls: true };
      const target = plain(hostname);
      return target.kind === "connect" ? { ...target, port: closedPort } : target;
    };
    return { dial, authority: about, close: started.close };
  }
  const { port, close } = await startTls(authority, plain);
  const dial = (hostname: string): DialTarget => {
    const target = plain(hostname);
    if (target.kind !== "connect" || target.port === closedPort) return target;
    return { ...target, port, tls: true };
  };
  return { dial, authority: about, close };
}

/** Ends TLS and hands the plain stream on. */
async function startTls(
  authority: CertificateAuthority,
  plain: Simulator["dial"],
): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<TLSSocket>();
  const server: Server = createServer(
    {
      ALPNProtocols: ["http/1.1"],
      SNICallback: (name, done) => {
        authority.contextFor(name).then(
          (context) => done(null, context),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
      },
    },
    (socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      const target = plain(typeof socket.servername === "string" ? socket.servername : "");
      if (target.kind === "no-such-host") return socket.destroy();
      const upstream = connect(target.port, target.host);
      for (const [one, other] of [
        [socket, upstream],
        [upstream, socket],
      ] as const) {
        one.on("error", () => one.destroy());
        one.on("close", () => other.destroy());
        one.pipe(other);
      }
    },
  );
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The TLS server has no port.");
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
