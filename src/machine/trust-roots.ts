/**
 * Certificate bundles that variables name. Only certificates leave this file: a bundle may have a
 * private key pasted into it, which is nobody's business.
 */
import { describeReadFailure, type Host } from "./host.js";
import { type PathSources, readLiteralPaths } from "./named-paths.js";
import type { TrustRootFile } from "./types.js";

/** Honoured by the client: observed, releases 2.1.170 to 2.1.328. AWS_CA_BUNDLE is not. */
const variables = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"] as const;

const certificate = /-----BEGIN ((?:TRUSTED |X509 )?CERTIFICATE)-----[\s\S]*?-----END \1-----/g;

/** Every bundle a trusted source names, absent ones included, each once. */
export function readTrustRoots(sources: PathSources): TrustRootFile[] {
  const paths = new Set(variables.flatMap((name) => readLiteralPaths(sources, name)));
  return [...paths].map((file) => readTrustRoot(sources.host, file));
}

function readTrustRoot(host: Host, file: string): TrustRootFile {
  const result = host.readText(file);
  if (!result.ok) {
    if (result.reason === "absent") return { file, status: "absent" };
    return {
      file,
      status: "unreadable",
      problem: { message: describeReadFailure(result.reason, result.detail) },
    };
  }
  const found = result.text.match(certificate);
  if (found === null)
    return { file, status: "malformed", problem: { message: "it holds no PEM certificate" } };
  return { file, status: "read", pem: `${found.join("\n")}\n` };
}
