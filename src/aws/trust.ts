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

/** A secret, as far as this file needs it. */
interface Revealed {
  reveal(): string;
}

export interface TrustOptions {
  /** PEM texts to trust beside the built-in roots. */
  trustRoots: readonly string[];
  /** True where Node read all of `trustRoots` itself at start: its own context will do. */
  rootsKnownToNode?: boolean;
  verifyTls: boolean;
  /** PEM texts that are shown to whoever asks for a certificate of the client. */
  clientCertificate?: { cert: Revealed; key: Revealed; passphrase?: Revealed };
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
  const { trustRoots, rootsKnownToNode = false, verifyTls, systemRoots, clientCertificate } = options;
  const shown = shownOf(clientCertificate);
  // One context for all connections: Node would parse every root certificate again for each.
  let own: TlsContext | undefined;
  let wide: TlsContext | undefined;
  let widened: Promise<WiderTrust> | undefined;

  const widen = async (read: () => Promise<SystemRoots>): Promise<WiderTrust> => {
    try {
      const system = await read();
      if (system.state !== "read") return system;
      wide = contextOf([...trustRoots, ...system.pem], shown);
      return { state: "consulted" };
    } catch (error) {
      return { state: "unreadable", why: error instanceof Error ? error.message : String(error) };
    }
  };

  return {
    own() {
      own ??= trustRoots.length === 0 || rootsKnownToNode ? nodesOwn(shown) : contextOf(trustRoots, shown);
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
function nodesOwn(shown: Shown): TlsContext {
  return { secureContext: tls.createSecureContext(shown) };
}

function contextOf(roots: readonly string[], shown: Shown): TlsContext {
  return { secureContext: tls.createSecureContext({ ...shown, ca: [...tls.rootCertificates, ...roots] }) };
}

type Shown = Pick<tls.SecureContextOptions, "cert" | "key" | "passphrase">;

/** Nothing where the pair cannot be used: then nobody can show it, and whoever asks for it says so. */
function shownOf(pair: TrustOptions["clientCertificate"]): Shown {
  if (pair === undefined) return {};
  const { cert, key, passphrase } = pair;
  const shown = {
    cert: cert.reveal(),
    key: key.reveal(),
    ...(passphrase === undefined ? {} : { passphrase: passphrase.reveal() }),
  };
  try {
    tls.createSecureContext(shown);
    return shown;
  } catch {
    return {};
  }
}
