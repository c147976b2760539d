/**
 * Takes the snapshot: all that this room knows of a machine, read once and in one place, so that a
 * later change of a file cannot make one part of the diagnosis contradict another.
 */
import { isKnownVariable } from "../knowledge/variables.js";
import { readAwsFiles } from "./aws-files.js";
import { detectClient } from "./client-install.js";
import { guardEnvironmentVariable } from "./guard-text.js";
import type { Host } from "./host.js";
import { readSettingsFiles } from "./settings-files.js";
import { readTrustRoots } from "./trust-roots.js";
import type { EnvironmentVariable, Snapshot } from "./types.js";

export interface ReadOptions {
  /** What `--settings` was given: a path, or JSON text that starts with `{`. */
  settingsFile?: string;
  /** Open files that project and local settings point to. */
  trustProject: boolean;
}

/**
 * Everything about the machine that decides what Claude Code does. No network, nothing executed,
 * nothing written; what cannot be read is in the snapshot as such, so this does not throw.
 */
export function readMachine(host: Host, options: ReadOptions): Snapshot {
  const settings = readSettingsFiles(host, options.settingsFile);
  const sources = { host, settings, trustProject: options.trustProject };
  return {
    takenAt: host.now(),
    platform: host.platform,
    home: host.home,
    cwd: host.cwd,
    environment: readEnvironment(host),
    settings,
    awsFiles: readAwsFiles(sources),
    trustRoots: readTrustRoots(sources),
    client: detectClient(host),
  };
}

/** Windows does not tell `aws_region` from `AWS_REGION`: known names get the letters they are known by. */
function readEnvironment(host: Host): EnvironmentVariable[] {
  return Object.entries(host.environment).map(([written, text]) => {
    const upper = written.toUpperCase();
    const name = host.platform === "win32" && isKnownVariable(upper) ? upper : written;
    return { name, value: guardEnvironmentVariable(name, text) };
  });
}
