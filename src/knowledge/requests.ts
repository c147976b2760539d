/**
 * What Claude Code puts into a model request, whatever the model: flags, budgets, switches. What
 * depends on the model stands in `request-models.ts`. A value is null for releases between two that
 * were observed to differ: it changed somewhere there, and nobody saw where.
 */
import { cachingSwitches, longCacheSwitches, shortCacheSwitch } from "./prompt-caching.js";
import type { VersionedRow } from "./versions.js";

const asOf = "2026-11-20";
const observed = "observed, releases 2.1.170 and 2.1.328";

/** One value up to 2.1.170, another from 2.1.328 on, unknown between the two; or between other releases. */
function changed<T>(
  before: T,
  after: T,
  [last, first]: readonly [last: number, first: number] = [170, 328],
): readonly VersionedRow<T | null>[] {
  return [
    { until: `2.1.${last}`, value: before, asOf, source: observed },
    { since: `2.1.${last + 1}`, until: `2.1.${first - 1}`, value: null, asOf, source: "not observed" },
    { since: `2.1.${first}`, value: after, asOf, source: observed },
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

/**
 * The flags of a request to Mantle. There all of them go in the header, ANTHROPIC_BETAS adds more of
 * them, and `[1m]` adds its own to models that have the window by themselves, up to some release.
 */
export const mantleBetas = {
  contextManagement: "context-management-2025-06-27",
  addable: [
    betaFlags.interleaved,
    betaFlags.longContext,
    betaFlags.toolSearch,
    betaFlags.effort,
    "context-management-2025-06-27",
  ] as readonly string[],
  longContextForAll: [
    { until: "2.1.300", value: true, asOf, source: "observed, releases 2.1.170 to 2.1.300" },
    { since: "2.1.301", until: "2.1.313", value: null, asOf, source: "not observed" },
    { since: "2.1.314", value: false, asOf, source: "observed, releases 2.1.314 and 2.1.328" },
  ] as readonly VersionedRow<boolean | null>[],
  asOf,
  source: "observed, releases 2.1.170, 2.1.181, 2.1.207, 2.1.240, 2.1.260, 2.1.300 and 2.1.328",
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
  /** Counts may be written like `1e4` or `10,000`; before, the digits at the start counted alone. */
  readsExponents: changed(false, true, [207, 240]),
  /** DISABLE_PROMPT_CACHING_SONNET and its like are about every model of the family; before, about its default. */
  cachingByFamily: [
    { until: "2.1.210", value: false, asOf, source: "observed, release 2.1.210" },
    { since: "2.1.211", value: true, asOf, source: "observed, release 2.1.211" },
  ],
  /** The smallest thinking budget, in tokens; it wins over the output limit. */
  thinkingFloor: changed(0, thinkingBudget.floor, [181, 207]),
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

/** How a count may be written beside plain digits, in releases that read it so (observed, release 2.1.328). */
export const countForms = {
  exponent: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)e[+-]?\d+$/i,
  grouped: /^[+-]?\d{1,3}([_,\u00A0\u202F ])\d{3}(?:\1\d{3})*$/,
  separator: /[_,\u00A0\u202F ]/g,
} as const;

/** Names that an HTTP header may have (RFC 9110, token). The client refuses to send any other. */
export const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
