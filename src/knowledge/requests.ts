/**
 * What Claude Code puts into a model request, by model and release: output limit, thinking, beta
 * flags. A value is null for releases between two that were observed to differ: it changed somewhere
 * there, and nobody saw where.
 */
import { cachingSwitches, longCacheSwitches, shortCacheSwitch } from "./prompt-caching.js";
import type { VersionedRow } from "./versions.js";

const asOf = "2026-11-20";
const observed = "observed, releases 2.1.170 and 2.1.328";

/** How the client treats a model. */
export interface RequestTraits {
  /** The client's own `max_tokens`. */
  maxTokens: number;
  thinking: "none" | "budget" | "adaptive";
  /** The beta for thinking between tool calls. */
  interleaved: boolean;
  /** The beta for deferred tools; it went from one family to another. */
  toolSearch: readonly VersionedRow<boolean | null>[];
  /** The beta for an effort level. */
  effort: boolean;
  /** Newer releases leave the thoughts out of the answer and ask for their count. */
  omitsThoughts: boolean;
}

export interface ModelRequestRow extends RequestTraits {
  /** The model's name in an ID of any form, without its date; the first row that fits counts. */
  model: string;
  /** First release that knows the model; older ones treat it as an unknown one. */
  knownSince?: string;
  asOf: string;
  source: string;
}

const always: RequestTraits["toolSearch"] = [{ value: true, asOf, source: observed }];
const never: RequestTraits["toolSearch"] = [{ value: false, asOf, source: observed }];

/** One value up to 2.1.170, another from 2.1.328 on, unknown between the two. */
function changed<T>(before: T, after: T): readonly VersionedRow<T | null>[] {
  return [
    { until: "2.1.170", value: before, asOf, source: observed },
    { since: "2.1.171", until: "2.1.327", value: null, asOf, source: "not observed" },
    { since: "2.1.328", value: after, asOf, source: observed },
  ];
}

const retired: RequestTraits = {
  maxTokens: 8192,
  thinking: "none",
  interleaved: false,
  toolSearch: changed(true, false),
  effort: false,
  omitsThoughts: false,
};

const budgeted: RequestTraits = {
  maxTokens: 32_000,
  thinking: "budget",
  interleaved: true,
  toolSearch: always,
  effort: false,
  omitsThoughts: false,
};

const adaptive: RequestTraits = { ...budgeted, maxTokens: 64_000, thinking: "adaptive", effort: true };
const silent: RequestTraits = { ...adaptive, omitsThoughts: true };
const largest: RequestTraits = { ...silent, maxTokens: 128_000 };

function row(model: string, traits: RequestTraits, source = observed): ModelRequestRow {
  return { model, ...traits, asOf, source };
}

const fable = `${observed}; that the thoughts are left out is inferred from Opus 4.7 and later`;

/** Every model whose requests were seen, on the Invoke API. */
export const modelRequests: readonly ModelRequestRow[] = [
  { ...row("claude-opus-5-5", largest), knownSince: "2.1.280" },
  { ...row("claude-opus-5", silent), knownSince: "2.1.219" },
  row("claude-opus-4-8", silent),
  row("claude-opus-4-7", silent),
  row("claude-opus-4-6", adaptive),
  row("claude-opus-4-5", budgeted),
  row("claude-opus-4-1", budgeted),
  row("claude-opus-4", budgeted, "inferred from Opus 4.1"),
  { ...row("claude-sonnet-5", silent), knownSince: "2.1.197" },
  row("claude-sonnet-4-6", { ...adaptive, maxTokens: 32_000 }),
  row("claude-sonnet-4-5", budgeted),
  row("claude-sonnet-4", budgeted),
  row("claude-3-7-sonnet", { ...retired, maxTokens: 32_000 }),
  row("claude-3-5-sonnet", retired),
  row("claude-haiku-4-5", { ...budgeted, interleaved: false, toolSearch: changed(false, true) }),
  row("claude-3-5-haiku", { ...retired, toolSearch: never }),
  { ...row("claude-fable-5-2", largest, fable), knownSince: "2.1.281" },
  row("claude-fable-5", silent, fable),
];

/** Models whose requests were not seen: from the first release that knows them nothing is said of them. */
export const unseenModels: readonly { model: string; knownSince: string }[] = [
  { model: "claude-sonnet-5-5", knownSince: "2.1.281" },
];

/**
 * How the client treats a name it does not know (`claude-haiku-5` in both releases, `claude-opus-5`
 * in the older one), and what stands behind an ARN that tells no name.
 */
export const unknownModel: RequestTraits & { asOf: string; source: string } = {
  ...budgeted,
  omitsThoughts: true,
  asOf,
  source: observed,
};

/** Unknown models of this family did not get the tool search at first. */
export const unknownHaikuToolSearch: RequestTraits["toolSearch"] = changed(false, true);

/** Beta flags by what they are for. */
export const betaFlags = {
  claudeCode: "claude-code-20250219",
  effort: "effort-2025-11-24",
  interleaved: "interleaved-thinking-2025-05-14",
  longContext: "context-1m-2025-08-07",
  toolSearch: "tool-search-tool-2025-10-19",
  /** Asked for where the thoughts are left out. */
  thinkingCount: "thinking-token-count-2026-05-13",
  /** Asked for with adaptive thinking and with models that are not known. */
  thinkingControls: "thinking-binding-controls-2026-08-01",
  asOf,
  source: observed,
} as const;

/** What ANTHROPIC_BETAS may add to the body; other values go nowhere. */
export const addableBetas = {
  values: [betaFlags.interleaved, betaFlags.longContext, betaFlags.toolSearch] as readonly string[],
  asOf,
  source: `${observed}: ${betaFlags.longContext} went through, an unknown one did not; the others inferred`,
} as const;

/** In tokens. The budget where nobody set one, never more than the output limit less one; and the floor. */
export const thinkingBudget = { tokens: 31_999, floor: 1024, asOf, source: observed } as const;

export const requestRules = {
  /** ANTHROPIC_BEDROCK_SERVICE_TIER is read. */
  serviceTier: [
    { until: "2.1.121", value: false, asOf, source: "Claude Code changelog" },
    { since: "2.1.122", value: true, asOf, source: "Claude Code changelog" },
  ],
  /** The two betas about thinking that came with newer models exist. */
  newerThinkingBetas: changed(false, true),
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
