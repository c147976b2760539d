/** Machines for the tests of this room: a plain one, and one that fails where it is told to. */
import type { Host, ReadFailure } from "../../src/machine/host.js";
import { type MemoryMachine, memoryHost } from "../../src/machine/memory-host.js";
import { readMachine } from "../../src/machine/read-machine.js";
import type { SettingsFile, Snapshot } from "../../src/machine/types.js";

export function machine(parts: Partial<MemoryMachine> = {}): Host {
  return memoryHost({
    platform: "linux",
    environment: {},
    home: "/home/dev",
    cwd: "/home/dev/project",
    files: {},
    clock: 1_795_161_264_744,
    claudeVersion: null,
    ...parts,
  });
}

export function snapshotOf(
  files: Record<string, string | object>,
  parts: Partial<MemoryMachine> & { trustProject?: boolean; settingsFile?: string } = {},
): Snapshot {
  const { trustProject = false, settingsFile, ...rest } = parts;
  const options = settingsFile === undefined ? { trustProject } : { trustProject, settingsFile };
  return readMachine(machine({ files, ...rest }), options);
}

/** The one settings file of a path. */
export function settingsAt(snapshot: Snapshot, file: string): SettingsFile {
  const found = snapshot.settings.filter((settings) => settings.file === file);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} files are ${file}`);
  return found[0];
}

/** A host whose read of one path fails, for failures that a test cannot bring about (root reads all). */
export function failingHost(host: Host, path: string, reason: ReadFailure): Host {
  return {
    ...host,
    readText: (asked, limit) => (asked === path ? { ok: false, reason } : host.readText(asked, limit)),
  };
}

/** A copy in which each secret is its text, marked: two snapshots with other secrets then differ. */
export function unveil(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("reveal" in value && typeof value.reveal === "function") return { revealed: value.reveal() };
  if (Array.isArray(value)) return value.map(unveil);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unveil(item)]));
}
