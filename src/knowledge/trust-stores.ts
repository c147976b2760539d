/**
 * Where an operating system keeps the certificate authorities it trusts, and since when Claude Code
 * trusts them beside its built-in ones.
 */
import type { VersionedRow } from "./versions.js";

const asOf = "2026-11-20";

/** The operating system's trust store counts. An npm install of the client reads it from Node.js 22.15 on only. */
export const systemStoreTrusted: readonly VersionedRow<boolean>[] = [
  { until: "2.1.100", value: false, asOf, source: "Claude Code changelog, 2.1.101" },
  { since: "2.1.101", value: true, asOf, source: "Claude Code changelog, 2.1.101" },
];

/** CLAUDE_CODE_CERT_STORE lists the stores to trust; unset means both. */
export const storeNames = {
  builtIn: "bundled",
  system: "system",
  asOf,
  source: "Claude Code documentation, network configuration",
} as const;

/** PEM bundles of Linux distributions; the first that exists is the system's. */
export const linuxBundles: readonly { file: string; of: string; asOf: string; source: string }[] = [
  row("/etc/ssl/certs/ca-certificates.crt", "Debian, Ubuntu, Arch, Gentoo"),
  row("/etc/pki/tls/certs/ca-bundle.crt", "Fedora, Amazon Linux, older RHEL"),
  row("/etc/ssl/ca-bundle.pem", "openSUSE"),
  row("/etc/pki/tls/cacert.pem", "OpenELEC"),
  row("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "RHEL and CentOS from 7 on"),
  row("/etc/ssl/cert.pem", "Alpine"),
];

/** The first Node.js release with tls.getCACertificates. */
export const nodeReadsSystemStoreSince = {
  value: "22.15",
  asOf,
  source: "Node.js documentation, tls.getCACertificates",
} as const;

function row(file: string, of: string) {
  return { file, of, asOf, source: "Go standard library, crypto/x509, certificate files on Linux" };
}
