/** Findings of this area that refusals of model requests prove. */
import type { Plan } from "../../claude-code/types.js";
import type { NamedGuardrail } from "../arguments/guardrails.js";
import type { FoundBuilders, FoundInput } from "../found-builder.js";
import type { Found } from "../types.js";
import { namedGuardrail } from "./state.js";

const saidLimit = 200;

export const guardrailsFound: FoundBuilders = {
  "guardrail.not-found": notFound,
  "guardrail.not-ready": ({ plan, evidence }) => {
    const named = nameOf(plan);
    return {
      code: "guardrail.not-ready",
      arguments: { ...named, status: "not READY", served: false },
      evidence,
      locations: named.location === undefined ? [] : [named.location],
    };
  },
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
  const named = nameOf(plan);
  return {
    code: "guardrail.not-found",
    arguments: { ...named, by: "request", said },
    evidence,
    locations: named.location === undefined ? [] : [named.location],
  };
}

/** The guardrail of the headers, or what stands for one where AWS speaks of one that nobody named. */
function nameOf(plan: Plan): NamedGuardrail {
  const { guardrail } = plan.request;
  return (
    namedGuardrail(plan) ?? {
      identifier: guardrail?.identifier ?? "(none)",
      version: guardrail?.version ?? "(none)",
      region: plan.region.value,
    }
  );
}
