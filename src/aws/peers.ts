/**
 * Who was met at the other end: the address of each host and the certificate it showed, noted while
 * the connections of a run are made. Nothing is sent for it, and a certificate that nobody trusts is
 * noted as well: its issuer is what a person has to know.
 */
import type http from "node:http";
import type net from "node:net";
import tls from "node:tls";
import { isAwsIssuer } from "../knowledge/aws-hosts.js";
import { oneLine } from "../knowledge/one-line.js";

/** What a host showed. Names as one line: `CN=Amazon RSA 2048 M02, O=Amazon, C=US`. */
export interface Peer {
  host: string;
  /** True where a proxy made the connection to the host. */
  proxied: boolean;
  /** IP address, where this machine resolved the name. */
  address?: string;
  issuer?: string;
  /** The authority at the end of the chain that was shown. */
  root?: string;
  /** The names that the certificate is for, at most ten. */
  names?: string[];
  /** ISO 8601. */
  validFrom?: string;
  validTo?: string;
}

export interface Peers {
  /** Notes every connection that an agent makes. */
  watch<A extends http.Agent>(agent: A, proxied: boolean): A;
  /** By host name, with the port where it is not the usual one. */
  of(host: string): Peer | undefined;
  all(): Peer[];
}

type Done = (error: Error | null, socket?: net.Socket | null) => void;
interface Target {
  host?: string;
  port?: number | string;
}
type Create = (this: http.Agent, target: Target, done: Done) => net.Socket | null | undefined;

/** No certificate of AWS has more that anybody would read. */
const MOST_NAMES = 10;
/** A chain that was put together to be long is not followed. */
const MOST_LINKS = 10;
const USUAL_PORTS = ["443", "80"];

export function createPeers(): Peers {
  const known = new Map<string, Peer>();
  const seen = new WeakSet<net.Socket>();

  const note = (socket: net.Socket | null | undefined, host: string, proxied: boolean): void => {
    if (socket === null || socket === undefined || seen.has(socket)) return;
    seen.add(socket);
    const peer: Peer = known.get(host) ?? { host, proxied };
    known.set(host, peer);
    if (!proxied) {
      socket.on("lookup", (_error: unknown, address: unknown) => {
        if (typeof address === "string") peer.address = address;
      });
    }
    // Emitted between the handshake and Node's verdict, after which a refused certificate is gone.
    if (socket instanceof tls.TLSSocket) {
      socket.prependListener("secure", () => {
        // What a host shows once it shows each time, and reading it takes a third of a handshake.
        if (peer.issuer === undefined) readShown(socket, peer);
      });
    }
  };

  return {
    watch(agent, proxied) {
      const owner = agent as unknown as { createConnection: Create };
      const create = owner.createConnection;
      owner.createConnection = function (target, done) {
        const host = nameOf(target);
        const socket = create.call(this, target, (error, late) => {
          note(late, host, proxied);
          done(error, late);
        });
        note(socket, host, proxied);
        return socket;
      };
      return agent;
    },
    of: (host) => known.get(host),
    all: () => [...known.values()],
  };
}

function nameOf({ host = "", port = "" }: Target): string {
  return USUAL_PORTS.includes(String(port)) ? host : `${host}:${port}`;
}

/**
 * Total: a certificate in an unheard-of form must not end a run. Reading a whole chain has Node look up
 * every issuer among its roots, which costs a run more than a request does: it is read where the issuer
 * is nobody whom AWS uses.
 */
function readShown(socket: tls.TLSSocket, peer: Peer): void {
  try {
    const certificate = socket.getPeerCertificate();
    if (certificate?.issuer === undefined) return;
    peer.issuer = lineOf(certificate.issuer);
    if (!isAwsIssuer(peer.issuer)) peer.root = lineOf(readRoot(socket));
    const names = (certificate.subjectaltname ?? "").split(", ").map((name) => name.replace(/^DNS:/, ""));
    peer.names = names.filter((name) => name !== "").slice(0, MOST_NAMES);
    for (const [key, value] of [
      ["validFrom", certificate.valid_from],
      ["validTo", certificate.valid_to],
    ] as const) {
      const time = Date.parse(value);
      if (!Number.isNaN(time)) peer[key] = new Date(time).toISOString();
    }
  } catch {
    // Then nothing is known of it.
  }
}

/** The issuer at the end of the chain that was shown. */
function readRoot(socket: tls.TLSSocket): tls.Certificate {
  let root = socket.getPeerCertificate(true);
  for (let links = 0; links < MOST_LINKS; links += 1) {
    const next = root.issuerCertificate;
    if (next === undefined || next === null || next === root) break;
    root = next;
  }
  return root.issuer;
}

/** The parts that say who it is, in the order in which people write them. */
function lineOf(name: tls.Certificate): string {
  const parts = (["CN", "O", "OU", "C"] as const).flatMap((key) => {
    const value: string | string[] | undefined = name[key];
    return value === undefined ? [] : [value].flat().map((text) => `${key}=${text}`);
  });
  // A certificate can say anything: no control characters, and no novel.
  return oneLine(parts.join(", ")).slice(0, 200);
}
