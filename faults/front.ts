/**
 * What stands before the simulated AWS of a run: a TLS server for any host, a plain one for the agents
 * beside a machine, and a CONNECT proxy. It knows the operation of each request, and acts out the
 * faults that it was given; everything else goes through as it is.
 */
import {
  createServer as createHttpServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import type { CertificateAuthority } from "../src/simulator/certificates.js";
import { actOut, type TrueAnswer } from "./act.js";
import type { AnswerFault, HostFault, ProxyFault } from "./list.js";
import { operationOf, type WireOperation } from "./operations.js";

/** What is wrong in a run. */
export interface Wrongs {
  answers: { fault: AnswerFault; operation: WireOperation }[];
  hosts: { fault: HostFault; host: string }[];
  proxy: { fault: ProxyFault; host: string }[];
}

export interface Front {
  ports: { tls: number; plain: number; proxy: number };
  /** What was asked, in the order of arrival. */
  asked: { operation: WireOperation | undefined; host: string }[];
  /** How often a fault was met. */
  met(): number;
  close(): Promise<void>;
}

export interface Authorities {
  good: CertificateAuthority;
  expired: CertificateAuthority;
}

/** @param awsPort where the simulated AWS speaks plain HTTP */
export async function openFront(awsPort: number, authorities: Authorities, wrongs: Wrongs): Promise<Front> {
  const asked: Front["asked"] = [];
  const sockets = new Set<Socket>();
  const below = new WeakMap<object, Socket>();
  let met = 0;

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const host = (incoming.headers.host ?? "").replace(/:\d+$/, "");
    const path = (incoming.url ?? "/").split("?")[0] ?? "/";
    const operation = operationOf({ method: incoming.method ?? "GET", host, path, body });
    asked.push({ operation, host });
    const answer = await ask(awsPort, incoming, body);
    const wrong = wrongs.answers.find((one) => one.operation === operation);
    const socket = below.get(incoming.socket) ?? incoming.socket;
    if (wrong !== undefined) {
      met += 1;
      actOut(wrong.fault, wrong.operation, answer, outgoing, socket);
      return;
    }
    outgoing.writeHead(answer.status, { ...answer.headers, "content-length": String(answer.body.length) });
    outgoing.end(answer.body);
  };
  const http = createHttpServer((incoming, outgoing) => {
    outgoing.on("error", () => {});
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  http.requestTimeout = 0;
  http.on("clientError", (_, socket) => socket.destroy());

  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    return socket;
  };
  const speakTls = (raw: Socket): void => {
    const secure = new TLSSocket(raw, {
      isServer: true,
      ALPNProtocols: ["http/1.1"],
      SNICallback: (name, done) => {
        const fault = wrongs.hosts.find(({ host }) => host === name)?.fault;
        if (fault !== undefined) met += 1;
        if (fault === "tls-stall") return;
        // Without a certificate there is nothing that both sides could use.
        if (fault === "tls-handshake") return done(null, createSecureContext());
        const authority = fault === "expired-certificate" ? authorities.expired : authorities.good;
        authority.contextFor(name).then(
          (context) => done(null, context),
          (error: Error) => done(error),
        );
      },
    });
    secure.on("error", () => secure.destroy());
    below.set(secure, raw);
    http.emit("connection", secure);
  };

  const tls = createServer((raw) => speakTls(keep(raw)));
  const plain = createServer((raw) => http.emit("connection", keep(raw)));
  const proxy = createHttpServer((_, outgoing) => {
    outgoing.writeHead(501);
    outgoing.end();
  });
  proxy.on("connect", (incoming: IncomingMessage, client: Socket, head: Buffer) => {
    keep(client);
    const host = (incoming.url ?? "").replace(/:\d+$/, "");
    const fault = wrongs.proxy.find((one) => one.host === host)?.fault;
    if (fault !== undefined) met += 1;
    switch (fault) {
      case "proxy-407":
        client.end(
          'HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic realm="proxy"\r\ncontent-length: 0\r\n\r\n',
        );
        return;
      case "proxy-502":
        client.end("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n");
        return;
      case "proxy-reset":
        client.resetAndDestroy();
        return;
      case "proxy-stall":
        return;
      case undefined:
        client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
        if (head.length > 0) client.unshift(head);
        speakTls(client);
    }
  });

  const ports = { tls: await listen(tls), plain: await listen(plain), proxy: await listen(proxy) };
  return {
    ports,
    asked,
    met: () => met,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([tls, plain, proxy].map((server) => new Promise((done) => server.close(done))));
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** The same request at the simulated AWS. */
function ask(port: number, incoming: IncomingMessage, body: Buffer): Promise<TrueAnswer> {
  return new Promise((resolve, reject) => {
    const forward = request(
      {
        host: "127.0.0.1",
        port,
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
        setHost: false,
        agent: false,
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          const kept = Object.entries(answer.headers).filter(
            ([name]) => !["connection", "keep-alive", "transfer-encoding", "content-length"].includes(name),
          );
          resolve({
            status: answer.statusCode ?? 0,
            headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
            body: Buffer.concat(chunks),
          });
        });
      },
    );
    forward.on("error", reject);
    forward.end(body);
  });
}
