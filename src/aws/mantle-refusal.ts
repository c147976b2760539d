/** Whether Mantle refused a request because of the model's ID: then its line-up is worth asking for. */
import { findRefusalMeaning } from "../knowledge/refusals.js";
import type { Failure } from "./types.js";

export function refusesMantleId(failure: Failure | undefined): boolean {
  return failure?.kind === "refusal" && findRefusalMeaning(failure) === "not-served-on-mantle";
}
