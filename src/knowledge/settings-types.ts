/**
 * What Claude Code wants of the keys of a settings file. One value of another type and it drops the
 * whole file, so keys count here that have nothing to do with Bedrock. Only keys of which every release
 * from 2.1.170 on was seen or is known to want the same.
 */
import { settingsKeys } from "./variables.js";

const asOf = "2026-11-20";
const observed = "observed, releases 2.1.170 and 2.1.328";
const schema = "Claude Code's settings schema; the parent key observed, releases 2.1.170 and 2.1.328";

export interface SettingsType {
  /** The key, and behind a dot the key inside of it. */
  path: string;
  type: "string" | "boolean" | "object" | "array" | "positive integer" | "list of texts" | "table of texts";
  /** Where only these words are taken. */
  words?: readonly string[];
  asOf: string;
  source: string;
}

function rows(type: SettingsType["type"], source: string, paths: string): SettingsType[] {
  return paths.split(" ").map((path) => ({ path, type, asOf, source }));
}

function choice(path: string, source: string, words: string): SettingsType {
  return { path, type: "string", words: words.split(" "), asOf, source };
}

/** A key that decides something here first; each with the narrowest type that is known. */
export const settingsTypes: readonly SettingsType[] = [
  ...settingsKeys.map(({ name: path, type, asOf, source }) => ({ path, type, asOf, source })),
  ...rows("list of texts", observed, "availableModels"),
  ...rows("table of texts", observed, "modelOverrides"),
  ...rows("string", observed, "$schema language outputStyle plansDirectory otelHeadersHelper"),
  ...rows(
    "boolean",
    observed,
    "alwaysThinkingEnabled disableAllHooks enableAllProjectMcpServers fastMode includeCoAuthoredBy includeGitInstructions prefersReducedMotion respectGitignore skipDangerousModePermissionPrompt spinnerTipsEnabled verbose sandbox.enabled",
  ),
  ...rows("positive integer", observed, "cleanupPeriodDays"),
  ...rows("object", observed, "attribution enabledPlugins sandbox statusLine worktree"),
  ...rows("array", observed, "companyAnnouncements fallbackModel"),
  ...rows("array", observed, "permissions.allow permissions.additionalDirectories"),
  ...rows("array", schema, "permissions.deny permissions.ask"),
  ...rows("string", observed, "attribution.commit statusLine.command"),
  ...rows("string", schema, "attribution.pr"),
  choice("statusLine.type", observed, "command"),
  choice("permissions.disableBypassPermissionsMode", observed, "disable"),
  choice(
    "permissions.defaultMode",
    observed,
    "acceptEdits auto bypassPermissions default delegate dontAsk manual plan",
  ),
];

/** What a value must be, in words: `a list of texts`, `"disable"`. */
export function describeWanted({ type, words }: SettingsType): string {
  if (words !== undefined)
    return `${words.length === 1 ? "" : "one of "}${words.map((one) => `"${one}"`).join(", ")}`;
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}
