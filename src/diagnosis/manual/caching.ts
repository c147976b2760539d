/** What the documentation says of the `caching` codes. */
import type { CachingArguments } from "../arguments/caching.js";
import type { Manual } from "./types.js";

export const cachingManual: Manual<keyof CachingArguments> = {
  "caching.disabled": {
    meaning:
      "Every turn is read anew, charged in full and counted against the quota of input tokens. It is right only before a gateway that cannot pass `cache_control` on.",
    proof:
      "`DISABLE_PROMPT_CACHING` is on, or `DISABLE_PROMPT_CACHING_OPUS`, `_SONNET`, `_HAIKU` or `_FABLE` for the family of a model in use. A switch for a family that is not in use is not reported.",
    shows: "A warning at start, since 2.1.108.",
  },
  "caching.unsupported": {
    meaning:
      "The model does not cache prompts on Bedrock: Claude 3, and the first Claude 3.5 Sonnet. Claude Code marks its prompts all the same, unless `DISABLE_PROMPT_CACHING` is set.",
    proof:
      "A dated table says so of a model in use, or, with `--deep`, AWS refused the cache mark. No region is known to lack caching where it has the model.",
    shows: "Nothing: each turn costs more.",
  },
  "caching.ineffective": {
    meaning: "Nothing is read from the cache, so each turn is charged in full.",
    proof:
      "With `--deep`: two identical requests with a marked system prompt, a tenth above the model's minimum (512 to 4096 tokens), and the second one read nothing. A profile of several regions may have sent it elsewhere, so it is repeated once before this is said. The requests carry the lifetime that Claude Code asks for and one output token each; they are counted under the cost of the report. `--no-invoke` leaves them out, and so does a switch that turns caching off.",
    shows: "Nothing: each turn costs more.",
  },
  "caching.ttl-unsupported": {
    meaning: `A cache of one hour is asked for (\`ENABLE_PROMPT_CACHING_1H\`, or its older name \`ENABLE_PROMPT_CACHING_1H_BEDROCK\`) where it is not to be had:

- a model in use keeps its cache for five minutes only: Claude Sonnet 4 and Claude Opus 4.1;
- Claude Code before 2.1.108 does not read \`ENABLE_PROMPT_CACHING_1H\`, and up to 2.1.131 Bedrock refuses the requests it makes of it.`,
    proof:
      "The switch is on, and the model or the release is one of these; the rows stand in `src/knowledge/prompt-caching.ts`. Not reported where `FORCE_PROMPT_CACHING_5M` wins or caching is off altogether. No region is known to lack it: it is wherever the model is.",
    shows: "Nothing where the switch is not read; up to 2.1.131 a refusal with status 400.",
  },
  "caching.verified": {
    meaning: "Prompt caching works. It is said because `--deep` asked for it.",
    proof:
      "With `--deep`: the second of two identical requests read tokens from the cache. The report gives how many of how many, and what share of the input price that saves, where the price of cached tokens is known from a dated list: a tenth of the plain price for most models.",
    shows: "Nothing.",
  },
};
