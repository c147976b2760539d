/**
 * The proof: one real request by the Invoke API for each distinct model in use. It waits for what
 * could make it pointless (bad credentials) or more than a read (the account's first use of a model).
 */
import { invokeModel } from "../aws/invoke-model.js";
import { baseModelId } from "../aws/model-id.js";
import type { Plan } from "../claude-code/types.js";
import type { CredentialsAsked } from "./credentials.js";
import { askProbes, customHeadersOf, targetsOf } from "./probes.js";
import { type Asked, notAsked, type RunContext } from "./run-context.js";
import type { Fact, FactName, ModelAccessValue, ProbesValue } from "./types.js";

const SERVICE_TIER_HEADER = "x-amzn-bedrock-service-tier";
const DEFAULT_SERVICE = "bedrock";

/** What the earlier questions told. */
export interface BeforeInvocation {
  credentials: CredentialsAsked;
  /** The settled plan. */
  plan: Plan;
  /** A question that proved the credentials bad. */
  disprovedBy: FactName | null;
  modelAccess: Fact<ModelAccessValue>;
  depth: number;
}

/** Makes the requests. */
export async function askInvocation(run: RunContext, before: BeforeInvocation): Promise<Asked<ProbesValue>> {
  const targets = targetsOf(before.plan, "invoke");
  if (targets.length === 0 || run.plan.endpoints.invoke === null) {
    return notAsked({
      because: "plan",
      applies: false,
      text: "No model in use is called by the Invoke API.",
    });
  }
  if (run.options.noInvoke) return notAsked({ because: "option", option: "--no-invoke" });
  const access = before.credentials.accesses?.invoke ?? null;
  if (access === null) return notAsked({ because: "fact", fact: "credentials" });
  if (before.disprovedBy !== null) return notAsked({ because: "fact", fact: before.disprovedBy });
  const withoutAgreement = modelsWithoutAgreement(before.modelAccess);
  const { serviceTier } = run.wiring;
  return askProbes(run, targets, {
    fact: "invocation",
    operation: "InvokeModelWithResponseStream",
    access,
    service: run.plan.signing.invoke?.service || DEFAULT_SERVICE,
    headers: {
      ...customHeadersOf(run),
      ...(serviceTier === null ? {} : { [SERVICE_TIER_HEADER]: serviceTier }),
    },
    send: invokeModel,
    isFirstUse: ({ model }) => !run.options.firstUse && withoutAgreement.has(baseModelId(model)),
    depth: before.depth,
  });
}

/** Only AWS's own word counts: where it could not be read, the request is made (policy P1a). */
function modelsWithoutAgreement(modelAccess: Fact<ModelAccessValue>): ReadonlySet<string | null> {
  if (modelAccess.state !== "answered") return new Set();
  const without = modelAccess.value.models.filter(({ agreement }) => agreement === "NOT_AVAILABLE");
  return new Set(without.map(({ model }) => model));
}
