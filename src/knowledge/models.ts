/**
 * The Claude models Claude Code knows by name: their Anthropic IDs, their Bedrock IDs, and what the
 * aliases and defaults stand for, release by release.
 */
import type { VersionedRow } from "./versions.js";

const asOf = "2026-11-20";
const observed = "observed, releases 2.1.170 to 2.1.328";

export type Tier = "opus" | "sonnet" | "haiku" | "fable";

export interface KnownModel {
  /** Anthropic's ID, dated where the model has a date: the form Claude Code maps and overrides by. */
  id: string;
  /** The Bedrock ID without a geography's prefix. */
  bedrock: string;
  tier: Tier;
  /** First release that knows the model; absent where all releases in the tables do. */
  knownSince?: string;
  /** ID on Mantle, where Mantle serves the model. */
  mantle?: string;
  asOf: string;
  source: string;
}

/** Newest last within a tier. */
export const knownModels: readonly KnownModel[] = [
  model("opus", "claude-opus-4-20250514", "-v1:0"),
  model("opus", "claude-opus-4-1-20250805", "-v1:0"),
  model("opus", "claude-opus-4-5-20251101", "-v1:0"),
  model("opus", "claude-opus-4-6", "-v1"),
  { ...model("opus", "claude-opus-4-7"), mantle: "anthropic.claude-opus-4-7" },
  { ...model("opus", "claude-opus-4-8"), mantle: "anthropic.claude-opus-4-8" },
  { ...model("opus", "claude-opus-5"), mantle: "anthropic.claude-opus-5", knownSince: "2.1.219" },
  { ...model("opus", "claude-opus-5-5"), mantle: "anthropic.claude-opus-5-5", knownSince: "2.1.280" },
  model("sonnet", "claude-3-5-sonnet-20241022", "-v2:0"),
  model("sonnet", "claude-3-7-sonnet-20250219", "-v1:0"),
  model("sonnet", "claude-sonnet-4-20250514", "-v1:0"),
  model("sonnet", "claude-sonnet-4-5-20250929", "-v1:0"),
  model("sonnet", "claude-sonnet-4-6"),
  { ...model("sonnet", "claude-sonnet-5"), mantle: "anthropic.claude-sonnet-5", knownSince: "2.1.197" },
  { ...model("sonnet", "claude-sonnet-5-5"), mantle: "anthropic.claude-sonnet-5-5", knownSince: "2.1.281" },
  model("haiku", "claude-3-5-haiku-20241022", "-v1:0"),
  { ...model("haiku", "claude-haiku-4-5-20251001", "-v1:0"), mantle: "anthropic.claude-haiku-4-5" },
  { ...model("fable", "claude-fable-5"), mantle: "anthropic.claude-fable-5" },
  { ...model("fable", "claude-fable-5-1"), mantle: "anthropic.claude-fable-5-1", knownSince: "2.1.257" },
  { ...model("fable", "claude-fable-5-2"), mantle: "anthropic.claude-fable-5-2", knownSince: "2.1.321" },
];

/** What a tier's alias stands for on the Invoke API, as an Anthropic ID. */
export const tierModels: Readonly<Record<Tier, readonly VersionedRow<string>[]>> = {
  opus: [
    { until: "2.1.206", value: "claude-opus-4-6", asOf, source: observed },
    { since: "2.1.207", until: "2.1.218", value: "claude-opus-4-8", asOf, source: observed },
    { since: "2.1.219", until: "2.1.279", value: "claude-opus-5", asOf, source: observed },
    { since: "2.1.280", value: "claude-opus-5-5", asOf, source: observed },
  ],
  sonnet: [{ value: "claude-sonnet-4-5-20250929", asOf, source: observed }],
  haiku: [{ value: "claude-haiku-4-5-20251001", asOf, source: observed }],
  fable: [
    { until: "2.1.252", value: "claude-fable-5", asOf, source: observed },
    {
      since: "2.1.253",
      until: "2.1.319",
      value: "claude-fable-5-1",
      bracket: { after: "2.1.252", before: "2.1.257" },
      asOf,
      source: observed,
    },
    {
      since: "2.1.320",
      value: "claude-fable-5-2",
      bracket: { after: "2.1.319", before: "2.1.321" },
      asOf,
      source: observed,
    },
  ],
};

/** What a tier's alias stands for where Mantle is on alone. Mantle serves no Sonnet of the default kind. */
export const mantleTierModels: Readonly<Record<Tier, readonly VersionedRow<string>[]>> = {
  opus: [
    { until: "2.1.206", value: "claude-opus-4-7", asOf, source: observed },
    {
      since: "2.1.207",
      until: "2.1.218",
      value: "claude-opus-4-8",
      asOf,
      source: "inferred from the default of the Invoke API in the same releases",
    },
    {
      since: "2.1.219",
      until: "2.1.279",
      value: "claude-opus-5",
      asOf,
      source: "inferred from the default of the Invoke API in the same releases",
    },
    { since: "2.1.280", value: "claude-opus-5-5", asOf, source: observed },
  ],
  sonnet: [{ value: "claude-haiku-4-5-20251001", asOf, source: observed }],
  haiku: [{ value: "claude-haiku-4-5-20251001", asOf, source: observed }],
  fable: tierModels.fable,
};

/**
 * Aliases in lower case, and the tier each stands for; `default` means that nothing was chosen
 * (observed, releases 2.1.170 and 2.1.328, as of 2026-11-20).
 */
export const modelAliases: Readonly<Record<string, Tier | "default">> = {
  opus: "opus",
  best: "opus",
  sonnet: "sonnet",
  opusplan: "sonnet",
  haiku: "haiku",
  fable: "fable",
  default: "default",
};

/**
 * Names without an entry above of which the client says nothing when they are used, without date and
 * version suffix; all others it calls unrecognised (observed, release 2.1.328; as of 2026-11-20).
 */
export const otherRecognisedNames: readonly string[] = [
  "claude-sonnet-4-0",
  "claude-opus-4-0",
  "claude-mythos-5",
  "claude-mythos-5-1",
  "claude-haiku-5-5",
  "claude-3-opus",
  "claude-3-sonnet",
  "claude-3-haiku",
  "claude-3-5-sonnet",
];

/** The tier whose model is the main one where nothing is pinned. */
export const defaultTier: readonly VersionedRow<Tier>[] = [
  { until: "2.1.206", value: "sonnet", asOf, source: observed },
  { since: "2.1.207", value: "opus", asOf, source: observed },
];

/** The suffix that asks for the window of one million tokens; never part of what goes on the wire. */
export const longContextSuffix = /(?<!\[1m\])(?:\[1m\])+$/i;

/** Suffixes for a long context never go on the wire, wherever they stand (observed, releases 2.1.170, 2.1.328). */
export const neverSent = /\[[12]m\]/gi;

/** The alias that loses the suffix. */
export const aliasWithoutSuffix = {
  alias: "best",
  asOf,
  source: "observed, releases 2.1.170 and 2.1.260; newer ones have the window without it",
} as const;

/** Models of which newer releases take a window of one million tokens for granted, by Anthropic ID. */
export const nativeLongContext: readonly VersionedRow<RegExp | null>[] = [
  { until: "2.1.280", value: null, asOf, source: observed },
  {
    since: "2.1.281",
    value:
      /claude-(opus-4-7|opus-4-8|opus-5|opus-5-5|sonnet-5|sonnet-5-5|fable-5|fable-5-1|fable-5-2|mythos-5|mythos-5-1)$/,
    bracket: { after: "2.1.280", before: "2.1.300" },
    asOf,
    source: observed,
  },
];

/** Models that have that window on Mantle, whatever the release (observed, releases 2.1.170 and 2.1.328). */
export const mantleLongContext = {
  model: /claude-opus-/,
  asOf,
  source: "observed, releases 2.1.170 and 2.1.328",
} as const;

/** The tier that a model ID names, in whatever form it is written; null where it names none. */
export function tierOf(id: string): Tier | null {
  const name = /claude-(?:[0-9-]+-)?(opus|sonnet|haiku|fable)/.exec(id)?.[1];
  return (name as Tier | undefined) ?? null;
}

function model(tier: Tier, id: string, suffix = ""): KnownModel {
  const source = `${observed}; Claude Code changelog for first releases`;
  return { id, bedrock: `anthropic.${id}${suffix}`, tier, asOf, source };
}
