/**
 * Which settings files Claude Code would look at here, highest precedence first. Only the places are
 * decided in this file; what stands in them is read by `settings-files.ts`.
 */
import { type Host, pathRules } from "./host.js";
import { findRepositoryRoot, readVariable, resolvePath } from "./paths.js";
import type { SettingsFile } from "./types.js";

/** A file to read, or, for `--settings {...}`, a text in the place of one. */
export interface SettingsPlace {
  scope: SettingsFile["scope"];
  file: string;
  text?: string;
}

const asOf = "2026-11-20";

/** Folders of the files an administrator puts there. */
const managedFolders = {
  linux: "/etc/claude-code",
  darwin: "/Library/Application Support/ClaudeCode",
  win32: "C:\\Program Files\\ClaudeCode",
  asOf,
  source: "Claude Code documentation, settings; Linux observed, releases 2.1.170 to 2.1.328",
} as const;

/** Shown in the place of a file name where `--settings` held the JSON itself. */
const INLINE_SETTINGS = "--settings";

/** The base file and its drop-ins: of these the alphabetically last wins, and all beat the base. */
export function managedPlaces(host: Host): SettingsPlace[] {
  const { join } = pathRules(host.platform);
  const folder = managedFolders[host.platform];
  const dropIns = join(folder, "managed-settings.d");
  const names = host.listFiles(dropIns).filter((name) => name.endsWith(".json") && !name.startsWith("."));
  const files = [
    ...names.reverse().map((name) => join(dropIns, name)),
    join(folder, "managed-settings.json"),
  ];
  return files.map((file) => ({ scope: "managed", file }));
}

export function commandLinePlaces(host: Host, settings: string | undefined): SettingsPlace[] {
  if (settings === undefined) return [];
  if (settings.trimStart().startsWith("{")) {
    return [{ scope: "command-line", file: INLINE_SETTINGS, text: settings }];
  }
  return [{ scope: "command-line", file: resolvePath(host, settings) }];
}

/**
 * The repository root's local file beats the one of the start folder (since 2.1.211); Windows, and a
 * repository that is the home directory itself, know only the start folder.
 */
export function projectPlaces(host: Host): SettingsPlace[] {
  const rules = pathRules(host.platform);
  const start = rules.resolve(host.cwd);
  const root = host.platform === "win32" ? null : findRepositoryRoot(host);
  const folders = root === null || root === start || root === host.home ? [start] : [root, start];
  const local = folders.map((folder) => rules.join(folder, ".claude", "settings.local.json"));
  const project = rules.join(start, ".claude", "settings.json");
  return [
    ...local.map((file): SettingsPlace => ({ scope: "local", file })),
    // Started in the home directory, the project's file is the user's own, and as trusted.
    ...(userFolder(host) === rules.dirname(project) ? [] : [{ scope: "project" as const, file: project }]),
  ];
}

/** CLAUDE_CONFIG_DIR takes the place of `~/.claude` altogether. Null without it and without a home. */
function userFolder(host: Host): string | null {
  const { join, resolve } = pathRules(host.platform);
  const moved = readVariable(host, "CLAUDE_CONFIG_DIR");
  if (moved) return resolve(host.cwd, moved);
  return host.home === null ? null : join(host.home, ".claude");
}

/** The user's settings in a folder that CLAUDE_CONFIG_DIR names, or where they usually are. */
export function userPlace(host: Host, movedTo?: string): SettingsPlace | null {
  const { join, resolve } = pathRules(host.platform);
  const folder = movedTo === undefined ? userFolder(host) : resolve(host.cwd, movedTo);
  return folder === null ? null : { scope: "user", file: join(folder, "settings.json") };
}

/**
 * The folder in which the client keeps what belongs to the user: the one of the user's settings file
 * that wins. Null without a home and without CLAUDE_CONFIG_DIR.
 */
export function configFolder(host: Host, settings: readonly SettingsFile[]): string | null {
  const user = settings.find(({ scope }) => scope === "user");
  return user === undefined ? null : pathRules(host.platform).dirname(user.file);
}

export function statePlace(host: Host): SettingsPlace | null {
  const { join, resolve } = pathRules(host.platform);
  const moved = readVariable(host, "CLAUDE_CONFIG_DIR");
  const folder = moved ? resolve(host.cwd, moved) : host.home;
  return folder === null ? null : { scope: "state", file: join(folder, ".claude.json") };
}
