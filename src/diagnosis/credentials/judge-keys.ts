/** What the checks of a key pair have in common: it is good where AWS took it, and open where nobody asked. */
import type { Plan } from "../../claude-code/types.js";
import type { Outcome } from "../../engine/types.js";
import { undecidedBy } from "../left-out.js";
import { type AskedFacts, takenBy } from "./accepted.js";
import { hasApiKey } from "./caller.js";

/**
 * The outcome where the diagnosis found nothing.
 *
 * @param sentence - what is proved by a question that AWS took
 */
export function judgeKeys(plan: Plan, facts: AskedFacts, sentence: (question: string) => string): Outcome {
  if (plan.provider === "none") return { kind: "depends", on: "credentials" };
  const open = undecidedBy(plan, ["credentials", "region", "endpoint", "network"]);
  if (open !== null) return { kind: "unknown", reason: open };
  if (hasApiKey(plan)) return unsigned("An API key takes the place of signatures.");
  if (plan.credentials.kind === "skipped") return unsigned("AWS authentication is switched off.");
  const [question] = takenBy(plan, facts);
  if (question !== undefined) return { kind: "proved", proved: sentence(question) };
  if (facts.credentials.state !== "answered") return { kind: "depends", on: "credentials" };
  const { identity } = facts;
  const pointless = identity.state === "not-asked" && identity.why.because === "plan";
  return { kind: "depends", on: pointless ? "invocation" : "identity" };
}

function unsigned(reason: string): Outcome {
  return { kind: "not-applicable", reason };
}
