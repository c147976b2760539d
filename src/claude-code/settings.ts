/**
 * The settings files: which of them the client uses, what it does about the others, and which file
 * decides a key. Precedence is the order of the snapshot, highest first.
 */
import { clientRules } from "../knowledge/client-rules.js";
import { ruleFor } from "../knowledge/versions.js";
import type { Location, Scope, SettingsFile, Snapshot } from "../machine/types.js";
import type { PlanOptions, PlanSettingsFile } from "./types.js";

export interface SettingsInUse {
  /** The files whose content applies, highest precedence first. */
  files: readonly SettingsFile[];
  /** All files, as the plan lists them. */
  listed: PlanSettingsFile[];
}

/** A key of a settings file and the file that decides it. */
export interface Setting {
  value: unknown;
  scope: Scope;
  location: Location;
}

/**
 * Sorts out the files that apply. A file the client cannot use is listed with what it does about it.
 */
export function readSettings(snapshot: Snapshot, options: PlanOptions, version: string): SettingsInUse {
  return {
    files: snapshot.settings.filter(({ status }) => status === "read"),
    listed: snapshot.settings.map((file) => {
      const reaction = reactionTo(file, options.mode, version);
      return {
        file: file.file,
        scope: file.scope,
        status: file.status,
        ...(file.problem === undefined ? {} : { problem: file.problem }),
        ...(file.mentions === undefined ? {} : { mentions: [...file.mentions] }),
        ...(reaction === undefined ? {} : { clientReaction: reaction }),
      };
    }),
  };
}

/**
 * The deciding value of a key. `~/.claude.json` is not asked: of it only `env` counts
 * (observed, releases 2.1.170 and 2.1.328).
 */
export function decideSetting(files: readonly SettingsFile[], key: string): Setting | null {
  return settingsOf(files, key)[0] ?? null;
}

/** Every file's value of a key, highest precedence first. */
export function settingsOf(files: readonly SettingsFile[], key: string): Setting[] {
  return files
    .filter((file) => file.scope !== "state" && file.values[key] !== undefined)
    .map((file) => ({
      value: file.values[key],
      scope: file.scope,
      location: { file: file.file, ...file.positions[key], key },
    }));
}

/** Undefined where it was not observed. */
function reactionTo(
  { scope, status }: SettingsFile,
  mode: PlanOptions["mode"],
  version: string,
): PlanSettingsFile["clientReaction"] {
  if (status !== "malformed" && status !== "not-an-object") return undefined;
  const unlessStopped = mode === "interactive" ? "asks" : "drops-silently";
  switch (scope) {
    case "managed":
      return ruleFor(clientRules.malformedManagedStops, version) ? "refuses-to-start" : unlessStopped;
    case "user":
    case "project":
    case "local":
      return unlessStopped;
    default:
      return undefined;
  }
}
