/** What a builder of findings gets and gives. */
import type { Plan } from "../claude-code/types.js";
import type { Facts } from "../facts/types.js";
import type { CollectedFailure } from "./collect.js";
import type { Evidence, FindingCode, Found } from "./types.js";

export interface FoundInput {
  /** Every failure that has the code. */
  members: readonly CollectedFailure[];
  plan: Plan;
  facts: Facts;
  evidence: Evidence[];
}

export type FoundBuilders = { readonly [C in FindingCode]?: (input: FoundInput) => Found };
