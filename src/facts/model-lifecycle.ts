/** See `values/model-lifecycle.ts`. */
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext } from "./run-context.js";
import type { ModelLifecycleValue } from "./values/model-lifecycle.js";

export async function askModelLifecycle(
  _run: RunContext,
  _known: Known,
): Promise<Asked<ModelLifecycleValue>> {
  return notAsked({ because: "plan", applies: false, text: "Not asked yet." });
}
