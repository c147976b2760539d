/**
 * What Claude Code puts into a model request, whatever the model: flags, budgets, switches. What
 * depends on the model stands in `request-models.ts`. A value is null for releases between two that
 * were observed to differ: it changed somewhere there, and nobody saw where.
 */
import { cachingSwitches, longCacheSwitches, shortCacheSwitch } from "./prompt-caching.js";
import type { VersionedRow } from "./versions.js";

const asOf = "2026-11-20";
const observed = "observed, releases 2.1.170 and 2.1.328";

/** One value up to 2.1.170, another from 2.1.328 on, unknown between the two. */
function changed<T>(before: T, after: T): readonly VersionedRow<T | null>[] {
  return [
    { until: "2.1.170", value: before, asOf, source: observed },
    { since: "2.1.171", until: "2.1.327", value: null, asOf, source: "not observed" },
    { since: "2.1.328", value: after, asOf, source: observed },
  ];
}

/** Beta flags by what they are for. */
export const betaFlags = {
  claudeCode: "claude-code-20250219",
  effort: "effort-2025-11-24",
  interleaved: "interleaved-thinking-2025-05-14",
  longContext: "context-1m-2025-08-07",
  toolSearch: "tool-search-tool-2025-10-19",
  asOf,
  source: observed,
} as const;

/** What ANTHROPIC_BETAS may add to the body; other values go nowhere. */
export const addableBetas = {
  values: [betaFlags.interleaved, betaFlags.longContext, betaFlags.toolSearch] as readonly string[],
  asOf,
  source: `${observed}: ${betaFlags.longContext} went through, an unknown one did not; the others inferred`,
} as const;

/** In tokens. Where nobody set a budget it is the output limit less one. */
export const thinkingBudget = { floor: 1024, asOf, source: observed } as const;

export const requestRules = {
  /** ANTHROPIC_BEDROCK_SERVICE_TIER is read. */
  serviceTier: [
    { until: "2.1.121", value: false, asOf, source: "Claude Code changelog" },
    { since: "2.1.122", value: true, asOf, source: "Claude Code changelog" },
  ],
  /** A refused request is sent again with fewer betas: without the newest, then without tool search. */
  retriesWithFewerBetas: changed(false, true),
  /** Counts may be written like `1e4`; before, the digits at the start counted alone. */
  readsExponents: changed(false, true),
  /** DISABLE_PROMPT_CACHING_SONNET and its like are about every model of the family; before, about its default. */
  cachingByFamily: [
    { until: "2.1.210", value: false, asOf, source: "observed, release 2.1.210" },
    { since: "2.1.211", value: true, asOf, source: "observed, release 2.1.211" },
  ],
  /** The smallest thinking budget, in tokens; it wins over the output limit. */
  thinkingFloor: changed(0, thinkingBudget.floor),
} as const satisfies Record<string, readonly VersionedRow<boolean | number | null>[]>;

/** The one model family whose adaptive thinking CLAUDE_CODE_DISABLE_ADAPTIVE_THINKING turns off. */
export const adaptiveSwitch = {
  models: /claude-(opus|sonnet)-4-6/,
  asOf,
  source:
    "Claude Code documentation, environment variables; Sonnet 4.6 observed, releases 2.1.170 and 2.1.328",
} as const;

/** What ENABLE_TOOL_SEARCH says to leave the deferred tools out; it takes other words beside on and off. */
export const toolSearchOff = {
  values: ["0", "false", "no", "off"] as readonly string[],
  asOf,
  source: `${observed} for "0" and "false"; the others inferred from other switches`,
} as const;

/** Hosts that the client takes for AWS's own behind a base URL (observed, release 2.1.328). */
export const awsHost = /(^|\.)amazonaws\.com$/i;

/** Variables that change a model request and that the table of variables does not hold. */
export const requestVariables: ReadonlySet<string> = new Set([
  ...cachingSwitches.map(({ name }) => name),
  ...longCacheSwitches.map(({ name }) => name),
  shortCacheSwitch,
  "DISABLE_INTERLEAVED_THINKING",
  "ENABLE_TOOL_SEARCH",
]);

/** Names that an HTTP header may have (RFC 9110, token). The client refuses to send any other. */
export const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
