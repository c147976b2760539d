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
