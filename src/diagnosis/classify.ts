/**
 * Turns one failure into one code, once. Checks publish the result and nothing else looks at an
 * error name or a text again, so the same refusal can never get two names.
 */

import type { Failure, NoAnswer, Refusal } from "../aws/types.js";
import type { Plan, PlanModel } from "../claude-code/types.js";
import type { FactName } from "../facts/types.js";
import { findRefusalMeaning, type RefusalMeaning } from "../knowledge/refusals.js";
import { claims, faultOf, type Listed } from "./models/faults.js";
import type { FindingCode } from "./types.js";

/** What is known beside the failure itself. */
export interface ClassificationEvidence {
  plan: Plan;
  /** The question that failed. */
  fact: FactName;
  /** Set when a model request through the same run got an answer of AWS. */
  modelAnswered: boolean;
  /** A model gave a real answer: whatever signed that request is good. */
  modelServed: boolean;
  /** The region's name is in no list of AWS regions. */
  regionUnknown: boolean;
  /** The model of the plan whose request failed, where it was one. */
  model?: PlanModel;
  /** IDs of the account's inference profiles; null where the list is not known. */
  listed: Listed;
}

export type Classification =
  | { kind: "cause"; code: FindingCode }
  /** An optional read; `permission` is what would let it be asked. */
  | { kind: "optional"; permission: string | null }
  /** Says nothing about the set-up (Ctrl-C). */
  | { kind: "nothing" };

/** Questions without whose answer Claude Code still works. */
const optionalFacts: readonly FactName[] = [
  "identity",
  "inferenceProfiles",
  "modelAccess",
  "connection",
  "modelLifecycle",
  "dataRetention",
  "quotas",
  "provisionedThroughput",
  "guardrail",
  "mantleModels",
  "iamCoverage",
  "promptCache",
];

/** Gives a failure its code; total, and the same answer for the same arguments. */
export function classify(failure: Failure, evidence: ClassificationEvidence): Classification {
  const fault = faultBehind(failure, evidence);
  if (fault !== null) return { kind: "cause", code: fault };
  switch (failure.kind) {
    case "refusal":
      return classifyRefusal(failure, evidence);
    case "no-answer":
      return classifyNoAnswer(failure, evidence);
    case "not-aws":
      return orOptional(evidence, "doctor.unrecognised-error", null);
  }
}

/** A fault of the model's ID explains what AWS says of it, whatever AWS looked at first. */
function faultBehind(failure: Failure, { plan, model, listed }: ClassificationEvidence): FindingCode | null {
  return model !== undefined && claims(failure) ? faultOf(plan, model, listed, failure) : null;
}

/** What AWS says of credentials rather than of what they may do. */
const ofCredentials: readonly (RefusalMeaning | null)[] = [
  "credentials-expired",
  "credentials-invalid",
  "signature-mismatch",
  "signature-time",
  "api-key-rejected",
];

function classifyRefusal(refusal: Refusal, evidence: ClassificationEvidence): Classification {
  const meaning = findRefusalMeaning(refusal);
  // A gateway authenticates by its own rules: what STS thinks of the keys is nothing to the client then.
  if (evidence.modelServed && optionalFacts.includes(evidence.fact) && ofCredentials.includes(meaning)) {
    return { kind: "optional", permission: null };
  }
  switch (meaning) {
    case "credentials-expired":
      return {
        kind: "cause",
        code: isKeyExpired(evidence.plan) ? "credentials.bearer-expired" : "credentials.expired",
      };
    case "api-key-rejected":
      return {
        kind: "cause",
        code: isKeyExpired(evidence.plan) ? "credentials.bearer-expired" : "doctor.unrecognised-error",
      };
    case "use-case-form-missing":
      return { kind: "cause", code: "model.use-case-missing" };
    case "invalid-identifier":
      return orOptional(
        evidence,
        evidence.fact === "mantle" ? "doctor.unrecognised-error" : "model.invalid-id",
        null,
      );
    case "on-demand-unsupported":
      return { kind: "cause", code: "throughput.on-demand-unsupported" };
    case "no-model-access":
      return orOptional(
        evidence,
        evidence.fact === "mantle" ? "doctor.unrecognised-error" : "model.access-denied",
        null,
      );
    case "not-authorised":
      return orOptional(evidence, classifyDenial(refusal), refusal.denial?.action ?? null);
    case "credentials-invalid":
    case "signature-mismatch":
    case "signature-time":
      return { kind: "cause", code: "doctor.unrecognised-error" };
    case null:
      return orOptional(evidence, "doctor.unrecognised-error", refusal.denial?.action ?? null);
  }
}

/** Only a denial for want of an allow in an identity policy is IAM's plain "not allowed". */
function classifyDenial(refusal: Refusal): FindingCode {
  const { denial } = refusal;
  if (denial === undefined || !denial.action.startsWith("bedrock:")) return "doctor.unrecognised-error";
  const byIdentity = denial.policyType === undefined || denial.policyType === "identity-based policy";
  return denial.effect !== "explicit" && byIdentity ? "iam.denied" : "doctor.unrecognised-error";
}

function classifyNoAnswer(failure: NoAnswer, evidence: ClassificationEvidence): Classification {
  switch (failure.reason) {
    case "interrupted":
      return { kind: "nothing" };
    case "dns":
      return orOptional(evidence, evidence.regionUnknown ? "region.unknown" : "network.dns", null);
    case "connection-refused":
    case "connection-reset":
    case "connect-timed-out":
    case "unreachable":
      return orOptional(evidence, "network.unreachable", null);
    case "response-timed-out":
    case "deadline":
      return orOptional(evidence, "doctor.timed-out", null);
    case "tls":
    case "proxy":
    case "other":
      return orOptional(evidence, "doctor.unrecognised-error", null);
  }
}

/**
 * The client does without the optional reads. Their failure is a cause only where no model answered
 * either: then it may be the only trace of what is wrong with the way to AWS.
 */
function orOptional(
  evidence: ClassificationEvidence,
  code: FindingCode,
  permission: string | null,
): Classification {
  if (!optionalFacts.includes(evidence.fact)) return { kind: "cause", code };
  const explainsTheWay =
    code === "network.dns" || code === "network.unreachable" || code === "region.unknown";
  return explainsTheWay && !evidence.modelAnswered
    ? { kind: "cause", code }
    : { kind: "optional", permission };
}

/** Judged offline: the key itself says when it ends. */
export function isKeyExpired(plan: Plan): boolean {
  const end = plan.credentials.apiKey?.expiresAt;
  return end !== undefined && Date.parse(end) <= Date.parse(plan.at);
}
