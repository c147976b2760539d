/** See `values/prompt-cache.ts`. */
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext } from "./run-context.js";
import type { PromptCacheValue } from "./values/prompt-cache.js";

export async function askPromptCache(_run: RunContext, _known: Known): Promise<Asked<PromptCacheValue>> {
  return notAsked({ because: "plan", applies: false, text: "Not asked yet." });
}
