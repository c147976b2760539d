/** What the `network` codes carry beside their name: values a person can compare, never prose. */
import type { Place } from "./setup.js";

/** The proxy that a variable names; `address` holds no name and no password. */
export interface ProxyArgument extends Place {
  variable: string;
  address: string;
  /** A name or a password stands in the variable. */
  credentials: boolean;
}

/** Where a base URL sends the requests. */
export interface BaseUrlArgument {
  variable: string;
  url: string;
}

export interface ForeignAnswer {
  host: string;
  status: number;
  /** `html`, `text`, `json`, ..., or the error's own name. */
  what: string;
  contentType: string | null;
  excerpt?: string;
  /** Where a redirect leads: scheme and host. */
  redirect?: string;
}

export interface NetworkArguments {
  "network.dns": { hosts: string[]; region: string; baseUrl?: BaseUrlArgument };
  "network.unreachable": {
    hosts: { host: string; reason: string; code: string; address?: string; private?: true }[];
    proxied: boolean;
    proxy?: ProxyArgument;
    baseUrl?: BaseUrlArgument;
  };
  "network.proxy-failed": {
    proxy: ProxyArgument | null;
    problem:
      | "malformed"
      | "unsupported-scheme"
      | "no-scheme"
      | "name-not-found"
      | "refused"
      | "timed-out"
      | "unreachable"
      | "closed"
      | "tls"
      | "refuses";
    code: string;
    /** With which it refused CONNECT. */
    status?: number;
    hosts: string[];
  };
  "network.proxy-auth": { proxy: ProxyArgument | null; hosts: string[] };
  "network.tls-untrusted": {
    hosts: string[];
    problem: "authority" | "expired" | "not-yet-valid" | "other-name" | "other";
    code: string;
    issuer?: string;
    root?: string;
    names?: string[];
    /** ISO 8601. */
    validFrom?: string;
    validTo?: string;
    proxy?: ProxyArgument;
    /** What the client is told to trust and cannot. */
    trustFile?: { variable: string; file: string; status: "absent" | "malformed" | "unreadable" } & Place;
    /** A bundle that other programs are told to trust, and the client does not read. */
    otherBundle?: { variable: string; file: string };
    /** What keeps the client from the operating system's store: CLAUDE_CODE_CERT_STORE, or its release. */
    storeUnused?: "variable" | "release";
  };
  "network.tls-intercepted": { hosts: { host: string; issuer: string }[]; proxy?: ProxyArgument };
  "network.not-aws": {
    answers: ForeignAnswer[];
    proxy?: ProxyArgument;
    issuer?: string;
    baseUrl?: BaseUrlArgument;
  };
  "network.stream-rewritten": {
    host: string;
    contentType: string | null;
    /** `frames`: only the header is wrong; `events`: the stream was re-written; `broken`: it cannot be read. */
    holds: "frames" | "events" | "message" | "broken" | "unknown";
    proxy?: ProxyArgument;
    issuer?: string;
    baseUrl?: BaseUrlArgument;
  };
  "network.gateway-error": { baseUrl: BaseUrlArgument & Place; answers: ForeignAnswer[] };
}
