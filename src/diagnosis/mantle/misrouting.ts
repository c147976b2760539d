/**
 * Whether an ID has a form that the endpoint it goes to never takes: an ID of Mantle's alone on the
 * Invoke API, a profile's ID or an ARN on Mantle.
 */
import type { Failure } from "../../aws/types.js";
import type { Plan } from "../../claude-code/types.js";
import { hasMantleForm, isMantleOnly, isServedOnMantle } from "../../knowledge/mantle-models.js";
import { findRefusalMeaning } from "../../knowledge/refusals.js";

export type MisroutingCode = "mantle.model-id-format" | "mantle.unrouted";

/** What Bedrock says of an ID that is not known or not callable as it is written. */
const aboutTheId: readonly string[] = ["on-demand-unsupported", "invalid-identifier", "not-served-on-mantle"];

/**
 * The code that the plan alone proves for an ID, or null. A base URL of one's own makes the plan no
 * proof, since a gateway may take any ID.
 */
export function misroutingByForm(plan: Plan, model: string): MisroutingCode | null {
  const { mantle, invoke } = plan.endpoints;
  if (plan.provider === "mantle" && mantle?.overriddenBy === undefined) {
    return hasMantleForm(model) ? null : "mantle.model-id-format";
  }
  if (plan.provider === "invoke" && invoke?.overriddenBy === undefined) {
    return isMantleOnly(model) ? "mantle.unrouted" : null;
  }
  return null;
}

/** The code whose consequence the refusal of a model request is, or null where it speaks for itself. */
export function misroutingBehind(
  plan: Plan,
  failure: Failure,
  model: string | undefined,
): MisroutingCode | null {
  if (model === undefined || failure.kind !== "refusal") return null;
  if (failure.status !== 400 && failure.status !== 404) return null;
  const meaning: string | null = findRefusalMeaning(failure);
  const ofTheId = meaning === null || aboutTheId.includes(meaning);
  if (!ofTheId) return null;
  if (plan.provider === "mantle" && !hasMantleForm(model)) {
    return failure.message.includes(model) ? "mantle.model-id-format" : null;
  }
  if (plan.provider !== "invoke") return null;
  const unknownThere = meaning !== "on-demand-unsupported" && /model identifier/i.test(failure.message);
  const misrouted = isMantleOnly(model) || (unknownThere && isServedOnMantle(model));
  return misrouted ? "mantle.unrouted" : null;
}
