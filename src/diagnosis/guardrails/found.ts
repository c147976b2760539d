/** Findings of this area that refusals of model requests prove. */
import type { FoundBuilders, FoundInput } from "../found-builder.js";
import type { Found } from "../types.js";
import { namedGuardrail } from "./state.js";

const saidLimit = 200;

export const guardrailsFound: FoundBuilders = {
  "guardrail.not-found": notFound,
  "guardrail.denied": ({ members, evidence }) => {
    const denial = members
      .map(({ failure }) => (failure.kind === "refusal" ? failure.denial : undefined))
      .find((one) => one !== undefined);
    const { action = "bedrock:ApplyGuardrail", resource = null, principal = null } = denial ?? {};
    return {
      code: "guardrail.denied",
      arguments: { how: "denied", action, resource, principal, enforced: [], asked: false },
      evidence,
    };
  },
};

function notFound({ members, plan, evidence }: FoundInput): Found {
  const failure = members.map((one) => one.failure).find((one) => one.kind === "refusal");
  const said = failure?.kind === "refusal" ? failure.message.slice(0, saidLimit) : "";
  const { guardrail } = plan.request;
  const named = namedGuardrail(plan) ?? {
    identifier: guardrail?.identifier ?? "(none)",
    version: guardrail?.version ?? "(none)",
    region: plan.region.value,
  };
  return {
    code: "guardrail.not-found",
    arguments: { ...named, by: "request", said },
    evidence,
    locations: named.location === undefined ? [] : [named.location],
  };
}
