/**
 * How Claude Code builds the requests of a model: output limit, thinking, beta flags. Observed by
 * running seven releases against a recording server. Between two releases that were observed to
 * agree the value is taken to hold; between two that differ it is null, for it changed somewhere
 * there and nobody saw where.
 */
import type { VersionedRow } from "./versions.js";

const asOf = "2026-11-20";
/** The releases that were run, oldest first. */
const releases = ["2.1.170", "2.1.181", "2.1.207", "2.1.240", "2.1.260", "2.1.300", "2.1.328"] as const;
const observed = `observed, releases ${releases.join(", ")}`;

type Rows<T> = readonly VersionedRow<T | null>[];
type Seven = [boolean, boolean, boolean, boolean, boolean, boolean, boolean];
const patterns = new Map<string, Rows<boolean>>();

/** One value for each of the observed releases; the oldest and the newest reach beyond. */
function seen(...values: Seven): Rows<boolean> {
  // Few patterns stand for all: each start of the command makes them anew.
  const pattern = values.map(Number).join("");
  const known = patterns.get(pattern);
  if (known !== undefined) return known;
  const rows: VersionedRow<boolean | null>[] = [];
  values.forEach((value, at) => {
    const last = rows.at(-1);
    if (last !== undefined && last.value === value) {
      delete last.until;
    } else {
      if (last !== undefined) rows.push(unseen(releases[at - 1] as string, releases[at] as string));
      rows.push({ ...(at === 0 ? {} : { since: releases[at] as string }), value, asOf, source: observed });
    }
    if (at < values.length - 1) (rows.at(-1) as VersionedRow<boolean | null>).until = releases[at] as string;
  });
  patterns.set(pattern, rows);
  return rows;
}

/** What lies between two releases, both left out; empty rows never match. */
function unseen(after: string, before: string): VersionedRow<null> {
  const step = (release: string, by: number): string =>
    release.replace(/\d+$/, (patch) => String(Number(patch) + by));
  return { since: step(after, 1), until: step(before, -1), value: null, asOf, source: "not observed" };
}

const always: Rows<boolean> = seen(true, true, true, true, true, true, true);
const never: Rows<boolean> = seen(false, false, false, false, false, false, false);
const sinceFirst = (since: "2.1.181" | "2.1.260" | "2.1.300" | "2.1.328"): Rows<boolean> => {
  const from = releases.indexOf(since);
  return seen(...(releases.map((_, at) => at >= from) as Seven));
};

/** A beta flag that some models ask for. */
export interface ModelFlag {
  flag: string;
  /** `both`, or the header alone. */
  place: "both" | "header" | "body";
  /** Left out with CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS. */
  experimental: boolean;
  /** Left out where a person switched thinking off by MAX_THINKING_TOKENS. */
  ofThinking?: true;
  /** Left out before a gateway, which would have to know it. */
  ofAws?: true;
  rows: Rows<boolean>;
}

/** How the client treats a model. */
export interface RequestTraits {
  /** The client's own `max_tokens`. */
  maxTokens: number;
  /** The most that CLAUDE_CODE_MAX_OUTPUT_TOKENS can make of it. */
  cap: number;
  thinking: "none" | "budget" | "adaptive";
  /** A person cannot switch its thinking off but by CLAUDE_CODE_DISABLE_THINKING. */
  alwaysThinks: Rows<boolean>;
  /** The beta for thinking between tool calls. */
  interleaved: boolean;
  /** The beta for deferred tools. */
  toolSearch: Rows<boolean>;
  /** The beta for an effort level. */
  effort: boolean;
  flags: readonly ModelFlag[];
}

export interface ModelRequestRow extends RequestTraits {
  /** The model's name in an ID of any form, without its date; the first row that fits counts. */
  model: string;
  /** First release that knows the model; older ones treat it as an unknown one. */
  knownSince?: string;
  asOf: string;
  source: string;
}

/** The flags by what they are for, in the order in which they stand in a body. */
export const modelFlags = {
  midConversation: "mid-conversation-system-2026-04-07",
  afkMode: "afk-mode-2026-01-31",
  thinkingCount: "thinking-token-count-2026-05-13",
  fallbackCredit: "fallback-credit-2026-06-01",
  dangerousTools: "dangerous-tool-use-2026-09-03",
  thinkingControls: "thinking-binding-controls-2026-08-01",
  asOf,
  source: observed,
} as const;

const both = { place: "both", experimental: false } as const;
const experiment = { place: "both", experimental: true } as const;
const only300 = seen(false, false, false, false, false, true, false);

const count: ModelFlag = { ...experiment, flag: modelFlags.thinkingCount, rows: sinceFirst("2.1.260") };
const midConversation: ModelFlag = {
  ...both,
  flag: modelFlags.midConversation,
  rows: seen(false, false, false, true, true, false, false),
};
const credit = (rows: Rows<boolean>, place: ModelFlag["place"] = "both"): ModelFlag => ({
  place,
  experimental: false,
  flag: modelFlags.fallbackCredit,
  rows,
});
const controls = (since: "2.1.300" | "2.1.328"): ModelFlag => ({
  ...experiment,
  flag: modelFlags.thinkingControls,
  ofThinking: true,
  ofAws: true,
  rows: sinceFirst(since),
});
const passing: readonly ModelFlag[] = [
  { ...both, flag: modelFlags.afkMode, rows: only300 },
  count,
  { ...experiment, flag: modelFlags.dangerousTools, rows: only300 },
  controls("2.1.300"),
];
const creditOfOpus = credit(seen(false, false, false, true, true, false, false));
const creditOfFable: readonly ModelFlag[] = [
  credit(seen(true, true, true, true, true, false, false), "header"),
  credit(seen(false, true, true, true, true, false, false), "body"),
];

const retired: RequestTraits = {
  maxTokens: 8192,
  cap: 8192,
  thinking: "none",
  alwaysThinks: never,
  interleaved: false,
  toolSearch: seen(true, true, true, true, true, true, false),
  effort: false,
  flags: [],
};
/** The models of the first generation, which Bedrock has retired; Sonnet inferred from Opus. */
const first: RequestTraits = {
  ...retired,
  maxTokens: 4096,
  cap: 4096,
  toolSearch: seen(true, true, true, true, true, false, false),
};
const budgeted: RequestTraits = {
  ...retired,
  maxTokens: 32_000,
  cap: 64_000,
  thinking: "budget",
  interleaved: true,
  toolSearch: always,
};
const adaptive: RequestTraits = {
  ...budgeted,
  maxTokens: 64_000,
  cap: 128_000,
  thinking: "adaptive",
  effort: true,
  flags: [controls("2.1.328")],
};
const silent: RequestTraits = { ...adaptive, flags: passing };
const talking: RequestTraits = { ...adaptive, flags: [midConversation, ...passing] };
const largest: RequestTraits = { ...silent, maxTokens: 128_000, alwaysThinks: always };
const fable: RequestTraits = {
  ...adaptive,
  alwaysThinks: sinceFirst("2.1.300"),
  flags: [midConversation, ...passing, ...creditOfFable],
};

function row(model: string, traits: RequestTraits, knownSince?: string): ModelRequestRow {
  return { model, ...traits, ...(knownSince === undefined ? {} : { knownSince }), asOf, source: observed };
}

/** Every model whose requests were seen, on the Invoke API. */
export const modelRequests: readonly ModelRequestRow[] = [
  row("claude-opus-5-5", largest, "2.1.280"),
  row("claude-opus-5", { ...talking, flags: [midConversation, ...passing, creditOfOpus] }, "2.1.219"),
  row("claude-opus-4-8", talking),
  row("claude-opus-4-7", silent),
  row("claude-opus-4-6", adaptive),
  row("claude-opus-4-5", budgeted),
  row("claude-opus-4-1", { ...budgeted, cap: 32_000 }),
  row("claude-opus-4-0", { ...budgeted, cap: 32_000 }),
  row("claude-opus-4", { ...budgeted, cap: 32_000 }),
  row("claude-sonnet-5-5", largest, "2.1.281"),
  row("claude-sonnet-5", talking, "2.1.197"),
  row("claude-sonnet-4-6", { ...adaptive, maxTokens: 32_000 }),
  row("claude-sonnet-4-5", budgeted),
  row("claude-sonnet-4-0", budgeted),
  row("claude-sonnet-4", budgeted),
  row("claude-3-7-sonnet", { ...retired, maxTokens: 32_000, cap: 64_000 }),
  row("claude-3-5-sonnet", retired),
  row("claude-haiku-4-5", { ...budgeted, interleaved: false, toolSearch: sinceFirst("2.1.181") }),
  row("claude-3-5-haiku", { ...retired, toolSearch: never }),
  row("claude-3-haiku", { ...first, toolSearch: never }),
  row("claude-3-opus", first),
  row("claude-3-sonnet", first),
  row("claude-haiku-5-5", { ...silent, maxTokens: 128_000 }, "2.1.300"),
  row("claude-mythos-5-1", talking, "2.1.300"),
  row("claude-mythos-5", talking),
  row("claude-fable-5-2", { ...largest, flags: fable.flags }, "2.1.321"),
  row("claude-fable-5-1", fable, "2.1.257"),
  row("claude-fable-5", fable),
];

/** How the client treats a name it does not know, and an ARN that tells no name. */
export const unknownModel: RequestTraits & { asOf: string; source: string } = {
  ...budgeted,
  cap: 128_000,
  flags: passing,
  asOf,
  source: observed,
};

/** How it treats such a name on Mantle: as a new model, and not as an old one. */
export const unknownOnMantle: RequestTraits & { asOf: string; source: string } = {
  ...adaptive,
  maxTokens: 32_000,
  flags: [midConversation, ...passing],
  asOf,
  source: observed,
};

/** Unknown models of this family did not get the tool search at first. */
export const unknownHaikuToolSearch: Rows<boolean> = seen(false, true, true, true, true, true, true);

/**
 * Up to this release a model's name also covers later ones that begin with it: `claude-opus-5-5` is
 * treated as `claude-opus-5` by a release that knows only the latter.
 */
export const namesCoverLaterOnes: readonly VersionedRow<boolean>[] = [
  { until: "2.1.240", value: true, asOf, source: observed },
  {
    since: "2.1.241",
    value: false,
    bracket: { after: "2.1.240", before: "2.1.260" },
    asOf,
    source: observed,
  },
];
