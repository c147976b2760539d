/**
 * Connections to the simulator: the request keeps its real URL and host name, and only the socket
 * goes elsewhere, in plain TCP although the URL says https. A name the simulator does not know goes
 * through Node's own name look-up, so that the true error path runs.
 */
import http from "node:http";
import https from "node:https";
import net from "node:net";
import tls from "node:tls";
import { proxyAuthorization } from "./proxy-url.js";

/** What to connect to for a host name; the simulator's answer has this form. */
export type Dialled =
  /** `tls`: TLS is spoken there, past a proxy with the host behind it. `address`: what the name leads to. */
  { kind: "connect"; host: string; port: number; tls?: true; address?: string } | { kind: "no-such-host" };

export type Dial = (hostname: string) => Dialled;

/** libuv's number for EAI_NONAME, as in errors of the real look-up. */
const EAI_NONAME_ERRNO = -3008;

type LookupCallback = (error: NodeJS.ErrnoException, address: string, family: number) => void;

/**
 * Opens a socket to whatever stands for a host.
 *
 * @param hostname - the name in the URL
 * @param port - the port in the URL, used for a name that does not resolve
 */
export function connectDialled(dial: Dial, hostname: string, port: number): net.Socket {
  const target = dial(hostname);
  if (target.kind === "connect") return net.connect({ host: target.host, port: target.port });
  return net.connect({
    host: hostname,
    port,
    lookup: (name: string, _options: unknown, callback: LookupCallback) => {
      const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
        errno: EAI_NONAME_ERRNO,
        code: "ENOTFOUND",
        syscall: "getaddrinfo",
        hostname: name,
      });
      callback(error, "", 0);
    },
  });
}

/** As Node tells the address of a name once it is looked up. */
function announceAddress(socket: net.Socket, dialled: Dialled): net.Socket {
  if (dialled.kind === "connect" && dialled.address !== undefined) {
    const { address } = dialled;
    queueMicrotask(() => socket.emit("lookup", null, address));
  }
  return socket;
}

interface Target {
  host: string;
  port: number | string;
}

type Connected = (error: Error | null, socket: net.Socket | null) => void;

/** Agents that open every socket by `dial`; a proxy, where one is given, is dialled and asked for a tunnel. */
export function dialAgents(
  dial: Dial,
  options: https.AgentOptions,
  proxy: URL | null,
  contextOf: () => tls.ConnectionOptions = () => ({}),
): { httpAgent: http.Agent; httpsAgent: https.Agent } {
  const connectTo = (secure: boolean) => {
    const first = (target: Target): Dialled => dial(proxy?.hostname ?? target.host);
    const wrap = (target: Target, socket: net.Socket): net.Socket => {
      const dialled = first(target);
      if (!secure || dialled.kind !== "connect" || dialled.tls !== true) return socket;
      const { rejectUnauthorized } = options;
      return tls.connect({ ...contextOf(), rejectUnauthorized, socket, servername: target.host });
    };
    return (target: Target, callback: Connected): net.Socket | undefined => {
      if (proxy === null) {
        const socket = wrap(target, connectDialled(dial, target.host, Number(target.port)));
        return announceAddress(socket, first(target));
      }
      openTunnel(dial, proxy, `${target.host}:${target.port}`, (error, socket) =>
        callback(error, socket === null ? null : wrap(target, socket)),
      );
      return undefined;
    };
  };
  return {
    httpAgent: Object.assign(new http.Agent(options), { createConnection: connectTo(false) }),
    // Most scenarios speak no TLS, so there is no server name to derive from each request.
    httpsAgent: Object.assign(new https.Agent({ ...options, servername: "" }), {
      createConnection: connectTo(true),
    }),
  };
}

function openTunnel(
  dial: Dial,
  proxy: URL,
  authority: string,
  callback: (error: Error | null, socket: net.Socket | null) => void,
): void {
  const request = http.request({
    method: "CONNECT",
    path: authority,
    setHost: false,
    headers: {
      host: authority,
      ...proxyAuthorization(proxy),
    },
    createConnection: () => connectDialled(dial, proxy.hostname, Number(proxy.port || 80)),
  });
  request.once("connect", (response, socket) => {
    if (response.statusCode === 200) return callback(null, socket as net.Socket);
    socket.destroy();
    // hpagent's wording, so that both ways to a proxy are read by one rule.
    callback(new Error(`Bad response: ${response.statusCode}`), null);
  });
  request.once("response", (response) => {
    response.destroy();
    callback(new Error(`Bad response: ${response.statusCode}`), null);
  });
  request.once("error", (error) => callback(error, null));
  request.end();
}
