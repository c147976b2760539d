/**
 * A helper that failed while another source gave credentials: the client goes on with those and says
 * one line or nothing. Where they work it is a warning; where AWS refuses them, the helper is what is
 * wrong, and the refusal only follows from it.
 */
import type { ProviderFailure, Refusal } from "../../aws/types.js";
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { findRefusalMeaning, type RefusalMeaning } from "../../knowledge/refusals.js";
import { type CollectedFailure, probesOf } from "../collect.js";
import type { PlanClaim } from "../plan-claims.js";
import { helperFound } from "./providers.js";

const ofCredentials: readonly (RefusalMeaning | null)[] = [
  "credentials-expired",
  "credentials-invalid",
  "signature-mismatch",
  "not-authorised",
];

/** The claim of a helper that was passed over, or null. */
export function passedOverHelper(plan: Plan, facts: Facts): PlanClaim | null {
  const { credentials } = facts;
  if (credentials.state !== "answered") return null;
  const { passedOver = [], source = plan.credentials.source } = credentials.value;
  const failure = passedOver.find(
    (one): one is ProviderFailure =>
      one.kind === "provider" && (one.provider === "export-command" || one.provider === "credential-process"),
  );
  if (failure === undefined) return null;
  const served = (["invocation", "mantle"] as const).some((name) =>
    probesOf(facts, name).some(({ state }) => state === "answered"),
  );
  const found = helperFound(plan, failure, { source, works: served });
  const evidence = [
    {
      source: "fact:credentials",
      request: `${failure.operation} ${failure.host}`,
      errorCode: failure.fault.what,
    },
  ];
  return {
    cause: {
      found: { ...found, evidence, ...(served ? { severity: "warning" } : {}) },
      facts: [],
      failures: [],
    },
    claims: (one) => !served && followsFrom(one),
  };
}

/** AWS does not take the credentials that came in the helper's place, or does not let them do it. */
function followsFrom({ failure }: CollectedFailure): boolean {
  return failure.kind === "refusal" && ofCredentials.includes(findRefusalMeaning(failure as Refusal));
}
