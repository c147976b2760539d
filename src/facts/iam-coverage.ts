/** See `values/iam-coverage.ts`. */
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext } from "./run-context.js";
import type { IamCoverageValue } from "./values/iam-coverage.js";

export async function askIamCoverage(_run: RunContext, _known: Known): Promise<Asked<IamCoverageValue>> {
  return notAsked({ because: "plan", applies: false, text: "Not asked yet." });
}
