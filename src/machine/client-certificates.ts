/**
 * The certificate by which Claude Code shows who it is to a proxy or a gateway, and its key: read so that
 * a probe can show the same. Both files are kept as secrets; nothing of them is ever printed.
 */
import { describeReadFailure, type Host } from "./host.js";
import { type PathSources, readLiteralPaths } from "./named-paths.js";
import { createSecret } from "./secret.js";
import type { TokenFile } from "./types.js";

/** Source: Claude Code documentation, network configuration, as of 2026-11-20. */
const variables = ["CLAUDE_CODE_CLIENT_CERT", "CLAUDE_CODE_CLIENT_KEY"] as const;

/** Every such file that a trusted source names, absent ones included, each once. */
export function readClientCertificates(sources: PathSources): TokenFile[] {
  const paths = new Set(variables.flatMap((name) => readLiteralPaths(sources, name)));
  return [...paths].map((file) => readPem(sources.host, file));
}

function readPem(host: Host, file: string): TokenFile {
  const result = host.readText(file);
  if (result.ok) return { file, status: "read", token: createSecret(result.text) };
  const problem = { message: describeReadFailure(result.reason, result.detail) };
  return { file, status: result.reason === "absent" ? "absent" : "unreadable", problem };
}
