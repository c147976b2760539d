/**
 * The settings files: which of them the client uses, what it does about the others, and which file
 * decides a key. Precedence is the order of the snapshot, highest first.
 */
import { posix, win32 } from "node:path";
import { clientRules } from "../knowledge/client-rules.js";
import { settingsRules } from "../knowledge/settings-rules.js";
import { ruleFor } from "../knowledge/versions.js";
import type { Location, Scope, SettingsFile, Snapshot } from "../machine/types.js";
import { findOddities, listKeys, listMissingTools } from "./settings-oddities.js";
import type { PlanOptions, PlanSettingsFile } from "./types.js";

export interface SettingsInUse {
  /** The files whose content applies, highest precedence first. */
  files: readonly SettingsFile[];
  /** All files that the release looks at, as the plan lists them. */
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
  const lookedAt = snapshot.settings.filter((file) => isLookedAt(file, snapshot, version));
  return {
    files: lookedAt.filter(({ status }) => status === "read"),
    listed: lookedAt.map((file) => {
      const reaction = reactionTo(file, options.mode, version);
      const oddities = findOddities(file);
      const keys = listKeys(file);
      const allowedTools = listMissingTools(file);
      return {
        file: file.file,
        scope: file.scope,
        status: file.status,
        ...(file.problem === undefined ? {} : { problem: file.problem }),
        ...(file.mentions === undefined ? {} : { mentions: [...file.mentions] }),
        ...(oddities.length === 0 ? {} : { oddities }),
        ...(keys.length === 0 ? {} : { keys }),
        ...(allowedTools.length === 0 ? {} : { allowedTools }),
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

/** Older releases know no local file but the one of the folder they were started in. */
function isLookedAt({ scope, file }: SettingsFile, { cwd, platform }: Snapshot, version: string): boolean {
  if (scope !== "local" || ruleFor(settingsRules.localFileAtRepositoryRoot, version)) return true;
  const rules = platform === "win32" ? win32 : posix;
  return rules.dirname(rules.dirname(file)) === rules.resolve(cwd);
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
    case "state":
      return mode === "interactive" ? "asks" : undefined;
    default:
      return undefined;
  }
}
