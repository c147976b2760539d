/**
 * Causes in the credentials that files, variables and AWS's clock prove, whatever became of the
 * requests; what refusals prove is made in `found.ts`.
 */

import type { Plan } from "../../claude-code/types.js";
import type { FactName } from "../../facts/types.js";
import type { Classified, Found } from "../types.js";
import type { AskedFacts } from "./accepted.js";
import { faultyKey } from "./api-key.js";
import { clockSkew } from "./clock.js";
import { emptyKeyFound } from "./empty-key.js";
import { passedOver } from "./lacking.js";

const wire: readonly FactName[] = ["identity", "inferenceProfiles", "modelAccess", "invocation", "mantle"];

/**
 * All of them.
 *
 * @param lacking - nothing can sign, which is a cause of its own
 */
export function credentialCauses(plan: Plan, facts: AskedFacts, lacking: boolean): Classified[] {
  if (plan.provider === "none") return [];
  return [
    ...made(emptyKeyFound(plan), []),
    ...made(faultyKey(plan, facts), wire),
    ...made(clockSkew(plan, facts, false), []),
    ...(lacking ? [] : made(passedOver(plan, facts), [])),
  ];
}

function made(found: Found | null, facts: readonly FactName[]): Classified[] {
  return found === null ? [] : [{ found, facts: [...facts], failures: [] }];
}
