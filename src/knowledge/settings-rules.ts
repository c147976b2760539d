/**
 * Settings files release by release, where only the documentation tells, and the names of keys that a
 * file is said to hold: those that decide something here, and those for what Bedrock does not offer.
 */
import { bedrockGaps } from "./bedrock-gaps.js";
import { plainSettingsKeys, settingsKeys } from "./variables.js";
import type { VersionedRow } from "./versions.js";

const asOf = "2026-11-20";
const documented = "Claude Code documentation, settings";

export const settingsRules = {
  /** The local file of the repository's root counts; before, only the one of the start folder did. */
  localFileAtRepositoryRoot: [
    { until: "2.1.210", value: false, asOf, source: documented },
    { since: "2.1.211", value: true, asOf, source: documented },
  ],
} as const satisfies Record<string, readonly VersionedRow<boolean>[]>;

/** Set by a program that runs the client as a part of itself and decides where its requests go. */
export const hostSwitch = "CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST";

/** What settings files cannot set where such a program decides: provider, endpoints, authentication. */
export const hostManagedVariables = {
  names: [
    "CLAUDE_CODE_USE_BEDROCK",
    "CLAUDE_CODE_USE_MANTLE",
    "CLAUDE_CODE_USE_VERTEX",
    "CLAUDE_CODE_USE_FOUNDRY",
    "CLAUDE_CODE_USE_ANTHROPIC_AWS",
    "CLAUDE_CODE_SKIP_BEDROCK_AUTH",
    "CLAUDE_CODE_SKIP_MANTLE_AUTH",
    "ANTHROPIC_BASE_URL",
    "ANTHROPIC_BEDROCK_BASE_URL",
    "ANTHROPIC_BEDROCK_MANTLE_BASE_URL",
    "ANTHROPIC_API_KEY",
    "ANTHROPIC_AUTH_TOKEN",
    "AWS_BEARER_TOKEN_BEDROCK",
  ] as readonly string[],
  asOf,
  source: "Claude Code documentation, environment variables; never observed",
} as const;

/** Turns thinking off where it is false (Claude Code documentation, settings reference, as of 2026-11-20). */
export const thinkingKey = "alwaysThinkingEnabled";

/** Top-level keys whose names the plan lists; any other name may be anything, a secret included. */
export const listedSettingsKeys: ReadonlySet<string> = new Set([
  ...settingsKeys.map(({ name }) => name),
  ...plainSettingsKeys,
  ...bedrockGaps.filter(({ kind }) => kind === "settings-key").map(({ key }) => key),
  thinkingKey,
]);
