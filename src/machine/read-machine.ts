/**
 * Takes the snapshot: all that this room knows of a machine, read once and in one place, so that a
 * later change of a file cannot make one part of the diagnosis contradict another.
 */
import { isKnownVariable } from "../knowledge/variables.js";
import { readAwsFiles } from "./aws-files.js";
import { readClientCertificates } from "./client-certificates.js";
import { detectClient } from "./client-install.js";
import { guardEnvironmentVariable } from "./guard-text.js";
import type { Host } from "./host.js";
import { readModelMemory } from "./model-memory.js";
import type { PathSources } from "./named-paths.js";
import { readRefreshCommands } from "./refresh-commands.js";
import { isFolderTrusted, readSettingsFiles } from "./settings-files.js";
import { describeShell } from "./shell.js";
import { readTokenCaches } from "./token-caches.js";
import { readTokenFiles } from "./token-files.js";
import { readTrustRoots } from "./trust-roots.js";
import type { EnvironmentVariable, Snapshot } from "./types.js";
import { findUnreadManaged } from "./unread-managed.js";

export interface ReadOptions {
  /** What `--settings` was given: a path, or JSON text that starts with `{`. */
  settingsFile?: string;
  /** Open files that project and local settings point to. */
  trustProject: boolean;
  /** Ask the installed client for its version where its files do not tell it. Default false. */
  mayExecuteClient?: boolean;
}

/**
 * Everything about the machine that decides what Claude Code does. No network, nothing written, and
 * nothing executed unless the caller allows it; what cannot be read is in the snapshot as such, so
 * this does not throw.
 */
export function readMachine(host: Host, options: ReadOptions): Snapshot {
  const settings = readSettingsFiles(host, options.settingsFile);
  const sources = { host, settings, trustProject: options.trustProject };
  const awsFiles = readAwsFiles(sources);
  return {
    takenAt: host.now(),
    platform: host.platform,
    home: host.home,
    cwd: host.cwd,
    environment: readEnvironment(host),
    settings,
    awsFiles,
    trustRoots: readTrustRoots(sources),
    ...namedCertificates(sources),
    client: detectClient(host, options.mayExecuteClient),
    tokenCaches: readTokenCaches(sources, awsFiles),
    tokenFiles: readTokenFiles(sources, awsFiles),
    refreshCommands: readRefreshCommands(sources),
    modelMemory: readModelMemory(sources),
    folderTrusted: isFolderTrusted(host, settings),
    shell: describeShell(sources),
    unreadManaged: findUnreadManaged(sources),
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

/** Nothing where no variable names any, as on nearly every machine. */
function namedCertificates(sources: PathSources): Pick<Snapshot, "clientCertificates"> {
  const clientCertificates = readClientCertificates(sources);
  return clientCertificates.length === 0 ? {} : { clientCertificates };
}
