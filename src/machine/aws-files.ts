/**
 * The shared AWS files: the usual two, and whatever any trusted source names in their place, each
 * read once in its role. Which of them the client uses is for the model to say.
 */
import { describeReadFailure, type Host, pathRules } from "./host.js";
import { parseAwsFile } from "./ini-text.js";
import { listHomes, type PathSources, readNamedPaths } from "./named-paths.js";
import type { AwsFile } from "./types.js";

/** The variables that name the files, as the AWS SDKs document them. */
const variables = { config: "AWS_CONFIG_FILE", credentials: "AWS_SHARED_CREDENTIALS_FILE" } as const;

/** Every shared file a source names, absent ones included; the usual ones first. */
export function readAwsFiles(sources: PathSources): AwsFile[] {
  return (["config", "credentials"] as const).flatMap((role) => {
    const paths = new Set([...usualPaths(sources, role), ...readNamedPaths(sources, variables[role])]);
    return [...paths].map((file) => readAwsFile(sources.host, role, file));
  });
}

function usualPaths(sources: PathSources, role: AwsFile["role"]): string[] {
  const { join } = pathRules(sources.host.platform);
  return listHomes(sources).map((home) => join(home, ".aws", role));
}

function readAwsFile(host: Host, role: AwsFile["role"], file: string): AwsFile {
  const result = host.readText(file);
  if (!result.ok) {
    if (result.reason === "absent") return { role, file, status: "absent", sections: [] };
    const message = describeReadFailure(result.reason, result.detail);
    return { role, file, status: "unreadable", problem: { message }, sections: [] };
  }
  const parsed = parseAwsFile(result.text, role);
  return parsed.ok
    ? { role, file, status: "read", sections: parsed.sections }
    : { role, file, status: "malformed", problem: parsed.problem, sections: [] };
}
