/**
 * Whom a run trusts: Node's built-in authorities and those that the client is told to trust; and, only
 * once a chain was found to end elsewhere, the operating system's store as well, as the client does.
 * That store is read at most once, and never in a run whose chains are all known.
 */
import tls from "node:tls";
import type { NoAnswer } from "./types.js";

/** The operating system's trust store; `unused` where the client does not trust it. */
export type SystemRoots =
  | { state: "read"; pem: readonly string[] }
  | { state: "unreadable"; why: string }
  | { state: "unused" };

export interface TrustOptions {
  /** PEM texts to trust beside the built-in roots. */
  trustRoots: readonly string[];
  /** True where Node read all of `trustRoots` itself at start: its own context will do. */
  rootsKnownToNode?: boolean;
  verifyTls: boolean;
  /** Reads the operating system's store. Absent where there is none to be asked. */
  systemRoots?: () => Promise<SystemRoots>;
}

/** For agents: nothing where Node's own default is meant. */
export type TlsContext = { secureContext?: tls.SecureContext };

export interface Trust {
  /** Built-in and configured roots. */
  own(): TlsContext;
  /** The same and the operating system's; after `widen` has said `read`. */
  wide(): TlsContext;
  /** Reads the operating system's store; null where nobody is to be asked. */
  widen(): Promise<WiderTrust | null>;
}

export type WiderTrust = { state: NonNullable<NoAnswer["systemStore"]>; why?: string };

/** Nothing is read or parsed yet. */
export function createTrust(options: TrustOptions): Trust {
  const { trustRoots, rootsKnownToNode = false, verifyTls, systemRoots } = options;
  // One context for all connections: Node would parse every root certificate again for each.
  let own: TlsContext | undefined;
  let wide: TlsContext | undefined;
  let widened: Promise<WiderTrust> | undefined;

  const widen = async (read: () => Promise<SystemRoots>): Promise<WiderTrust> => {
    try {
      const system = await read();
      if (system.state !== "read") return system;
      wide = contextOf([...trustRoots, ...system.pem]);
      return { state: "consulted" };
    } catch (error) {
      return { state: "unreadable", why: error instanceof Error ? error.message : String(error) };
    }
  };

  return {
    own() {
      own ??= trustRoots.length === 0 || rootsKnownToNode ? nodesOwn() : contextOf(trustRoots);
      return own;
    },
    wide: () => wide ?? {},
    async widen() {
      if (systemRoots === undefined || !verifyTls) return null;
      widened ??= widen(systemRoots);
      return widened;
    },
  };
}

/** What Node would make for each connection again. */
function nodesOwn(): TlsContext {
  return { secureContext: tls.createSecureContext() };
}

function contextOf(roots: readonly string[]): TlsContext {
  return { secureContext: tls.createSecureContext({ ca: [...tls.rootCertificates, ...roots] }) };
}
