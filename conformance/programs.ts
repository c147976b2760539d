/** The two programs that are compared, and what every machine of a comparison has. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

export interface Release {
  version: string;
  executable: string;
}

/** The built tool. */
export function tool(): string {
  return join(process.env.BEDROCK_DOCTOR_DIST ?? "dist", "bedrock-doctor.js");
}

/**
 * A native install as far as its files tell the version, so that the tool finds the release without
 * running it. Returns the folder for PATH.
 */
export function installClient(root: string, version: string): string {
  const executable = join(root, "client", "share", "claude", "versions", version);
  const bin = join(root, "client", "bin");
  mkdirSync(dirname(executable), { recursive: true });
  mkdirSync(bin, { recursive: true });
  writeFileSync(executable, "", { mode: 0o755 });
  symlinkSync(executable, join(bin, "claude"));
  return bin;
}

/** No telemetry, no update, no metadata service, nothing of this machine's own. */
export function onEveryMachine(home: string, client: string): Record<string, string> {
  return {
    HOME: home,
    PATH: [client, dirname(process.execPath), "/usr/local/bin", "/usr/bin", "/bin"].join(delimiter),
    TERM: "dumb",
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
    DISABLE_TELEMETRY: "1",
    DISABLE_AUTOUPDATER: "1",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}
