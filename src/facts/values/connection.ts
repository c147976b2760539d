/**
 * What the connections told of themselves while the other questions were asked: addresses and
 * certificates. Nothing is sent for it.
 */

export interface ConnectionEntry {
  host: string;
  /** True where a proxy made the connection to the host. */
  proxied: boolean;
  /** What the name resolved to, where this machine resolved it. */
  address?: string;
  /** The certificate's issuer as one line: `CN=Amazon RSA 2048 M02, O=Amazon`. */
  issuer?: string;
  /** The authority at the end of the chain that was shown. */
  root?: string;
  /** ISO 8601: when the certificate ends. */
  validTo?: string;
}

export interface ConnectionValue {
  hosts: ConnectionEntry[];
}
