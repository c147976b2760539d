/**
 * Managed settings where they do nothing: an administrator who put a policy there believes that it
 * holds. Only their being there is of interest; what stands in them does not apply.
 */
import { type Host, pathRules } from "./host.js";
import type { PathSources } from "./named-paths.js";
import { configFolder } from "./settings-places.js";
import { parseStrictJson } from "./strict-json.js";
import type { Snapshot } from "./types.js";

type Unread = Snapshot["unreadManaged"][number];

/** Read up to 2.1.74. */
const legacyPlace = {
  file: "C:\\ProgramData\\ClaudeCode\\managed-settings.json",
  asOf: "2026-11-20",
  source: "Claude Code documentation, settings and changelog 2.1.75",
} as const;

/** Files that are there and that the client does not read, or that do not reach Bedrock. */
export function findUnreadManaged({ host, settings }: PathSources): Unread[] {
  const { join } = pathRules(host.platform);
  const folder = configFolder(host, settings);
  const inFolder = (name: string) => (folder === null ? [] : [join(folder, name)]);
  const legacy = host.platform === "win32" ? [legacyPlace.file] : [];
  return [
    ...legacy.filter((file) => isThere(host, file)).map((file) => name(file, "legacy-place")),
    ...inFolder("managed-settings.json")
      .filter((file) => isThere(host, file))
      .map((file) => name(file, "user-folder")),
    ...inFolder("remote-settings.json")
      .filter((file) => holdsSettings(host, file))
      .map((file) => name(file, "server-managed")),
  ];
}

function name(file: string, why: Unread["why"]): Unread {
  return { file, why };
}

function isThere(host: Host, file: string): boolean {
  return host.realPath(file) !== null;
}

/** The client keeps an empty object there where an organisation has no policy. */
function holdsSettings(host: Host, file: string): boolean {
  const result = host.readText(file);
  const json = result.ok ? parseStrictJson(result.text) : null;
  return json?.ok === true && typeof json.value === "object" && Object.keys(json.value ?? {}).length > 0;
}
