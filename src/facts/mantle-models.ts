/** See `values/mantle-models.ts`. */
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext } from "./run-context.js";
import type { MantleModelsValue } from "./values/mantle-models.js";

export async function askMantleModels(_run: RunContext, _known: Known): Promise<Asked<MantleModelsValue>> {
  return notAsked({ because: "plan", applies: false, text: "Not asked yet." });
}
