/** With `--deep`: two identical requests above the model's minimum, and what they say of the cache. */
import type { Failure } from "../../aws/types.js";

export interface PromptCacheEntry {
  model: string;
  region: string;
  route: "invoke" | "mantle";
  state: "answered" | "refused" | "no-answer";
  /** Tokens of each request, in the order in which they were made. */
  requests: { inputTokens: number; writtenTokens: number; readTokens: number; outputTokens: number }[];
  failure?: Failure;
}

export interface PromptCacheValue {
  models: PromptCacheEntry[];
}
