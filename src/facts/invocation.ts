/**
 * The proof: one real request by the Invoke API for each distinct model in use. It waits for what
 * could make it pointless (bad credentials) or more than a read (the account's first use of a model).
 */
import { invokeModel } from "../aws/invoke-model.js";
import { accessFor, type BeforeProbes } from "./before-probes.js";
import { extrasOf } from "./client-extras.js";
import { customHeadersOf, type ProbeKind } from "./probes.js";
import type { RunContext } from "./run-context.js";
import type { NotAsked } from "./types.js";

const SERVICE_TIER_HEADER = "x-amzn-bedrock-service-tier";
const DEFAULT_SERVICE = "bedrock";

/** Why there is nothing to ask. */
export const noInvocation: NotAsked = {
  because: "plan",
  applies: false,
  text: "No model in use is called by the Invoke API.",
};

/**
 * How the requests are made, or why none may be.
 *
 * @param lacksAgreement - whether AWS itself says that the account has no agreement for a model yet
 */
export function invocationKind(
  run: RunContext,
  before: BeforeProbes,
  lacksAgreement: (model: string) => boolean,
): ProbeKind | { notAsked: NotAsked } {
  if (run.plan.endpoints.invoke === null) return { notAsked: noInvocation };
  const access = accessFor(run, before, "invoke");
  if ("notAsked" in access) return access;
  const { serviceTier } = run.wiring;
  return {
    operation: "InvokeModelWithResponseStream",
    access,
    service: run.plan.signing.invoke?.service || DEFAULT_SERVICE,
    headers: {
      ...customHeadersOf(run),
      ...(serviceTier === null ? {} : { [SERVICE_TIER_HEADER]: serviceTier }),
    },
    send: invokeModel,
    extras: (target) => extrasOf(run, before.plan, target),
    isFirstUse: ({ model }) => !run.options.firstUse && lacksAgreement(model),
  };
}
