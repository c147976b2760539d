/** The proof for models on the Mantle endpoint: one real request for each, by the Messages API. */
import { invokeMantle } from "../aws/mantle-request.js";
import { accessFor, type BeforeProbes } from "./before-probes.js";
import { extrasOf } from "./client-extras.js";
import { customHeadersOf, type ProbeKind } from "./probes.js";
import type { RunContext } from "./run-context.js";
import type { NotAsked } from "./types.js";

const DEFAULT_SERVICE = "bedrock-mantle";

/** Why there is nothing to ask. */
export const noMantle: NotAsked = {
  because: "plan",
  applies: false,
  text: "No model in use is called at the Mantle endpoint.",
};

/** How the requests are made, or why none may be. */
export function mantleKind(run: RunContext, before: BeforeProbes): ProbeKind | { notAsked: NotAsked } {
  if (run.plan.endpoints.mantle === null) return { notAsked: noMantle };
  const access = accessFor(run, before, "mantle");
  if ("notAsked" in access) return access;
  return {
    operation: "MantleMessages",
    access,
    service: run.plan.signing.mantle?.service || DEFAULT_SERVICE,
    headers: customHeadersOf(run),
    send: invokeMantle,
    extras: (target) => extrasOf(run, before.plan, target),
    isFirstUse: () => false,
  };
}
