/**
 * What Node's error codes mean for a connection. Names are no guide: the SDK's handler renames a
 * reset to `TimeoutError`. Source: Node.js 20 documentation (errors, TLS) and libuv; @smithy/node-http-handler
 * 4.14.2, as of 2026-11-20.
 */

/** The part of the reasons for no answer that a code can stand for. */
type Reason = "dns" | "connection-refused" | "connection-reset" | "unreachable" | "proxy" | "tls";

const REASONS: Readonly<Record<string, Reason>> = {
  ENOTFOUND: "dns",
  EAI_AGAIN: "dns",
  EAI_FAIL: "dns",
  EAI_NODATA: "dns",
  EAI_NONAME: "dns",
  ESERVFAIL: "dns",
  EREFUSED: "dns",
  ECONNREFUSED: "connection-refused",
  ECONNRESET: "connection-reset",
  EPIPE: "connection-reset",
  ECONNABORTED: "connection-reset",
  ERR_STREAM_PREMATURE_CLOSE: "connection-reset",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EHOSTDOWN: "unreachable",
  ENETDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  ERR_INVALID_PROXY_URL: "proxy",
  ERR_UNSUPPORTED_PROXY: "proxy",
};

/** X.509 verdicts of OpenSSL, which Node gives as bare codes. */
const CERTIFICATE_CODES: ReadonlySet<string> = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_CRL",
  "UNABLE_TO_DECRYPT_CERT_SIGNATURE",
  "UNABLE_TO_DECRYPT_CRL_SIGNATURE",
  "UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY",
  "CRL_SIGNATURE_FAILURE",
  "CRL_NOT_YET_VALID",
  "CRL_HAS_EXPIRED",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "PATH_LENGTH_EXCEEDED",
  "HOSTNAME_MISMATCH",
  "EPROTO",
]);

/**
 * The reason that a code stands for.
 *
 * @param code - errno, TLS or Node error code
 * @returns undefined where the code says nothing about the connection
 */
export function reasonOfCode(code: string): Reason | undefined {
  return REASONS[code] ?? (isTlsCode(code) ? "tls" : undefined);
}

function isTlsCode(code: string): boolean {
  return CERTIFICATE_CODES.has(code) || /^(?:ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_)/.test(code);
}

/**
 * Verdicts on a chain that ends at an authority nobody trusts here: another trust store may know it.
 * A wrong name or an expired certificate is no better with any store.
 */
const UNTRUSTED_CHAIN: ReadonlySet<string> = new Set([
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "CERT_UNTRUSTED",
]);

/** Verdicts on a certificate that was shown; all others are failures of the handshake itself. */
const OTHER_VERDICTS: ReadonlySet<string> = new Set([
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "CERT_REJECTED",
  "CERT_SIGNATURE_FAILURE",
  "CERT_CHAIN_TOO_LONG",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "ERR_TLS_CERT_ALTNAME_FORMAT",
  "HOSTNAME_MISMATCH",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "PATH_LENGTH_EXCEEDED",
]);

/** True where a certificate was shown and refused; false where no TLS came about at all. */
export function isCertificateVerdict(code: string): boolean {
  return UNTRUSTED_CHAIN.has(code) || OTHER_VERDICTS.has(code);
}

/** True where the certificate's authority is unknown to the trust store that was used. */
export function isUntrustedChain(code: string): boolean {
  return UNTRUSTED_CHAIN.has(code);
}
