/** Prompt caching: which switches Claude Code has, and who takes a cache of one hour. */
import type { VersionedRow } from "./versions.js";

const asOf = "2026-11-20";
const documented = "Claude Code documentation, environment variables";

/** Switches that leave the cache marks out: for all models, or for one family. */
export const cachingSwitches: readonly {
  name: string;
  family: "opus" | "sonnet" | "haiku" | "fable" | null;
  asOf: string;
  source: string;
}[] = [
  { name: "DISABLE_PROMPT_CACHING", family: null, asOf, source: "observed, releases 2.1.170 and 2.1.328" },
  {
    name: "DISABLE_PROMPT_CACHING_OPUS",
    family: "opus",
    asOf,
    source: "observed, releases 2.1.170 and 2.1.328",
  },
  {
    name: "DISABLE_PROMPT_CACHING_SONNET",
    family: "sonnet",
    asOf,
    source: "observed, releases 2.1.170 and 2.1.328",
  },
  { name: "DISABLE_PROMPT_CACHING_HAIKU", family: "haiku", asOf, source: documented },
  { name: "DISABLE_PROMPT_CACHING_FABLE", family: "fable", asOf, source: documented },
];

/** What a release makes of a switch that asks for a cache of one hour. */
type Taken = "taken" | "not-read" | "refused";

const old = "Claude Code changelog";

export const longCacheSwitches: readonly { name: string; rows: readonly VersionedRow<Taken>[] }[] = [
  {
    name: "ENABLE_PROMPT_CACHING_1H",
    rows: [
      { until: "2.1.107", value: "not-read", asOf, source: old },
      // Bedrock answered 400 to what these releases sent.
      { since: "2.1.108", until: "2.1.131", value: "refused", asOf, source: old },
      {
        since: "2.1.132",
        value: "taken",
        asOf,
        source: `${old}; observed, releases 2.1.170 and 2.1.328`,
      },
    ],
  },
  {
    name: "ENABLE_PROMPT_CACHING_1H_BEDROCK",
    rows: [{ value: "taken", asOf, source: "observed, releases 2.1.170 and 2.1.328" }],
  },
];

/** Wins over the switches for one hour (observed, releases 2.1.170 and 2.1.328). */
export const shortCacheSwitch = "FORCE_PROMPT_CACHING_5M";

/** Models whose cache lives five minutes only. There is no such row for a region: it is where the model is. */
export const shortCacheModels: readonly { model: RegExp; asOf: string; source: string }[] = [
  { model: /claude-sonnet-4-20250514/, asOf, source: "Bedrock user guide, prompt caching" },
  { model: /claude-opus-4-1(-|$)/, asOf, source: "Bedrock user guide, prompt caching" },
];

/** Tokens below which a model caches nothing, and says nothing of it. The first row that fits counts. */
export const cacheMinimums: readonly { model: RegExp; tokens: number; asOf: string; source: string }[] = [
  { model: /claude-haiku-4-5/, tokens: 4096, asOf, source: "Bedrock model card" },
  { model: /claude-opus-4-[567](?:-|$)/, tokens: 4096, asOf, source: "Bedrock model card" },
  {
    model: /claude-sonnet-4-5/,
    tokens: 4096,
    asOf,
    source: "Bedrock user guide, prompt caching; the model card says 1024, and the higher one is safe",
  },
  { model: /claude-opus-4-8/, tokens: 1024, asOf, source: "Bedrock model card" },
  { model: /claude-sonnet-(?:4-6|5)(?:-v|$)/, tokens: 1024, asOf, source: "Bedrock model card" },
  {
    model: /claude-(?:sonnet-4-20250514|opus-4-1)/,
    tokens: 1024,
    asOf,
    source: "Bedrock user guide, prompt caching",
  },
  { model: /claude-opus-5(?:-v|$)/, tokens: 512, asOf, source: "Bedrock model card" },
  { model: /claude-(?:sonnet-5-5|fable-5)/, tokens: 512, asOf, source: "Bedrock model card" },
];

/** Taken where no row fits: the highest that is known, so that a prompt of that length is cached by any model. */
export const highestCacheMinimum = 4096;

/** Models that do not cache on Bedrock. No region is known to lack it where a model has it. */
export const uncachedModels: readonly { model: RegExp; asOf: string; source: string }[] = [
  {
    model: /claude-(?:v2|instant|3-(?:opus|sonnet|haiku)-2024|3-5-sonnet-20240620)/,
    asOf,
    source: "Bedrock user guide, prompt caching, supported models; public reports of refusals",
  },
];

/** AWS's refusal of a cache mark. */
export const cacheMarkRefused = {
  text: /did not allow prompt caching|cache_control: extra inputs are not permitted/i,
  asOf,
  source: "public reports of Amazon Bedrock's text",
} as const;

/** AWS's refusal of the lifetime alone. */
export const cacheLifetimeRefused = {
  text: /cache_control\.(?:ephemeral\.)?ttl: extra inputs are not permitted/i,
  asOf,
  source: "observed as the client's text, releases 2.1.170 and 2.1.328",
} as const;

/** What a token read from the cache costs, as a share of a plain input token. */
export const cacheReadPrices: readonly { model: RegExp; share: number; asOf: string; source: string }[] = [
  {
    model: /claude-(?:(?:opus|sonnet|haiku)-4|opus-5(?:-v|$)|sonnet-5(?:-v|$)|fable-5(?:-v|$))/,
    share: 0.1,
    asOf,
    source: "Anthropic's list of prices, prompt caching",
  },
  { model: /claude-fable-5-1/, share: 0.025, asOf, source: "Anthropic's list of prices, prompt caching" },
];

/** The least tokens a prompt must have for a model to cache it. */
export function cacheMinimumOf(model: string): number {
  return cacheMinimums.find((row) => row.model.test(model))?.tokens ?? highestCacheMinimum;
}
