/**
 * Tokens that stand in files of their own: a web identity, or the authorization for a container's
 * credentials. Read with the rest of the machine, so that walking a route opens no file.
 */
import { describeReadFailure, type Host, pathRules } from "./host.js";
import { type PathSources, readTrustedValues } from "./named-paths.js";
import { createSecret, revealText } from "./secret.js";
import type { AwsFile, TokenFile } from "./types.js";

const variables = ["AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] as const;
const property = "web_identity_token_file";

/** Every such file that a trusted source names, absent ones included, each once. */
export function readTokenFiles(sources: PathSources, awsFiles: readonly AwsFile[]): TokenFile[] {
  const { host } = sources;
  const named = [
    ...variables.flatMap((name) => readTrustedValues(sources, name)),
    ...awsFiles
      .flatMap(({ sections }) => sections)
      .flatMap(({ properties }) => properties.filter(({ key }) => key === property))
      .map(({ value }) => revealText(value))
      .filter((path) => path.trim() !== ""),
  ];
  // The SDK takes the path as it is written: `~` is no home.
  const { resolve } = pathRules(host.platform);
  return [...new Set(named.map((path) => resolve(host.cwd, path)))].map((file) => readTokenFile(host, file));
}

function readTokenFile(host: Host, file: string): TokenFile {
  const result = host.readText(file);
  if (result.ok) return { file, status: "read", token: createSecret(result.text) };
  const problem = { message: describeReadFailure(result.reason, result.detail) };
  return { file, status: result.reason === "absent" ? "absent" : "unreadable", problem };
}
