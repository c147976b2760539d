/** With `--deep`: two identical requests above the model's minimum, and what they say of the cache. */
import type { Failure } from "../../aws/types.js";

export interface PromptCacheEntry {
  model: string;
  roles: string[];
  region: string;
  route: "invoke" | "mantle";
  state: "answered" | "refused" | "no-answer";
  /** Tokens below which the model caches nothing. */
  minimum: number;
  /**
   * Tokens of each request that was answered, in the order in which they were made; a third one only
   * where the second read nothing, since another Region may have answered it.
   */
  requests: { inputTokens: number; writtenTokens: number; readTokens: number; outputTokens: number }[];
  failure?: Failure;
}

export interface PromptCacheValue {
  models: PromptCacheEntry[];
}
