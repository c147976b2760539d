/**
 * The body that shows whether a model caches prompts: a system prompt longer than the model's minimum,
 * marked as Claude Code marks its own. It is the same at each run, so a run soon after another reads
 * what that one wrote, which proves as much.
 */
import { cacheMinimumOf } from "../knowledge/prompt-caching.js";

/** English text has fewer characters to a token with every model; more tokens only cost more. */
const CHARACTERS_PER_TOKEN = 5;
/** How far above the minimum the prompt is. */
const MARGIN = 1.1;

export interface CacheProbe {
  /** Tokens below which the model caches nothing. */
  minimum: number;
  body: Readonly<Record<string, unknown>>;
}

/**
 * The body for one model.
 *
 * @param ttl - as the client would ask for it; five minutes are what no `ttl` means
 */
export function cacheProbeOf(model: string, ttl: "5m" | "1h"): CacheProbe {
  const minimum = cacheMinimumOf(model);
  const mark = { type: "ephemeral", ...(ttl === "1h" ? { ttl } : {}) };
  return {
    minimum,
    body: { system: [{ type: "text", text: prompt(minimum * MARGIN), cache_control: mark }] },
  };
}

function prompt(tokens: number): string {
  const lines = ["This text only makes the prompt long enough to be cached. Answer with one word."];
  let length = lines[0]?.length ?? 0;
  while (length < tokens * CHARACTERS_PER_TOKEN) {
    const line = `Line ${lines.length} of a text without meaning, written to be read once and then kept.`;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join("\n");
}
