/** The proof for models on the Mantle endpoint: one real request for each, by the Messages API. */
import { invokeMantle } from "../aws/mantle-request.js";
import type { BeforeInvocation } from "./invocation.js";
import { askProbes, customHeadersOf, targetsOf } from "./probes.js";
import { type Asked, notAsked, type RunContext } from "./run-context.js";
import type { ProbesValue } from "./types.js";

const DEFAULT_SERVICE = "bedrock-mantle";

/** Makes the requests. */
export async function askMantle(run: RunContext, before: BeforeInvocation): Promise<Asked<ProbesValue>> {
  const targets = targetsOf(before.plan, "mantle");
  if (targets.length === 0 || run.plan.endpoints.mantle === null) {
    return notAsked({
      because: "plan",
      applies: false,
      text: "No model in use is called at the Mantle endpoint.",
    });
  }
  if (run.options.noInvoke) return notAsked({ because: "option", option: "--no-invoke" });
  const access = before.credentials.accesses?.mantle ?? null;
  if (access === null) return notAsked({ because: "fact", fact: "credentials" });
  if (before.disprovedBy !== null) return notAsked({ because: "fact", fact: before.disprovedBy });
  return askProbes(run, targets, {
    fact: "mantle",
    operation: "MantleMessages",
    access,
    service: run.plan.signing.mantle?.service || DEFAULT_SERVICE,
    headers: customHeadersOf(run),
    send: invokeMantle,
    isFirstUse: () => false,
    depth: before.depth,
  });
}
