/**
 * Turns one failure into one code, once. Checks publish the result and nothing else looks at an
 * error name or a text again, so the same refusal can never get two names.
 */

import type { Failure, NoAnswer, Refusal } from "../aws/types.js";
import type { Plan, PlanModel } from "../claude-code/types.js";
import type { FactName } from "../facts/types.js";
import { findRefusalMeaning, type RefusalMeaning } from "../knowledge/refusals.js";
import type { ApiKeyCause } from "./credentials/api-key.js";
import { hasApiKey } from "./credentials/caller.js";
import { codeOfProvider, codeOfRefusedProvider } from "./credentials/provider-codes.js";
import { codeOfDenial, isBareDenial } from "./iam/denials.js";
import { mantleCause } from "./mantle/refused.js";
import { claims, faultOf, type Listed } from "./models/faults.js";
import {
  codeOfBaseUrl,
  codeOfForeignRefusal,
  codeOfNotAws,
  codeOfProxy,
  codeOfTls,
} from "./network/codes-of.js";
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
  /** AWS itself answered one of the questions before the model requests. */
  awsAnswered: boolean;
  /** The region's name is in no list of AWS regions. */
  regionUnknown: boolean;
  /** The model of the plan whose request failed, where it was one. */
  model?: PlanModel;
  /** IDs of the account's inference profiles; null where the list is not known. */
  listed: Listed;
  /** AWS took the credentials somewhere else in the run. */
  taken: boolean;
  /** And not STS alone, which knows keys that a region's other services do not. */
  takenByBedrock: boolean;
  /** The fault that the API key in use shows by itself. */
  apiKeyCause: ApiKeyCause | null;
}

export type Classification =
  | { kind: "cause"; code: FindingCode }
  /** An optional read; `permission` is what would let it be asked. */
  | {
      kind: "optional";
      permission: string | null;
      /** The fault of the way that took it, which may be a cause by another question. */
      code?: FindingCode;
    }
  /** Says nothing about the set-up (Ctrl-C). */
  | { kind: "nothing" };

/** Questions without whose answer Claude Code still works. */
const optionalFacts: readonly FactName[] = [
  "identity",
  "inferenceProfiles",
  "applicationProfiles",
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
  "startUp",
];

/** Questions to hosts that the client never calls: whatever fails there, the client does without. */
const hostsOfItsOwn: readonly FactName[] = ["quotas", "iamCoverage"];

/** Gives a failure its code; total, and the same answer for the same arguments. */
export function classify(failure: Failure, evidence: ClassificationEvidence): Classification {
  if (hostsOfItsOwn.includes(evidence.fact)) return { kind: "optional", permission: permissionOf(failure) };
  // Beside an API key STS was asked about credentials that the client does not use.
  if (evidence.fact === "identity" && hasApiKey(evidence.plan)) return { kind: "optional", permission: null };
  const fault = faultBehind(failure, evidence);
  if (fault !== null) return { kind: "cause", code: fault };
  const onMantle = mantleCause(failure, evidence);
  if (onMantle !== null) return { kind: "cause", code: onMantle };
  switch (failure.kind) {
    case "refusal":
      return classifyRefusal(failure, evidence);
    case "no-answer":
      return classifyNoAnswer(failure, evidence);
    case "provider":
      return { kind: "cause", code: codeOfProvider(failure) };
    case "not-aws":
      return orOptional(evidence, codeOfNotAws(failure, evidence.fact, evidence.plan), null);
  }
}

/** A fault of the model's ID explains what AWS says of it, whatever AWS looked at first. */
function faultBehind(failure: Failure, { plan, model, listed }: ClassificationEvidence): FindingCode | null {
  return model !== undefined && claims(failure) ? faultOf(plan, model, listed, failure) : null;
}

function permissionOf(failure: Failure): string | null {
  return failure.kind === "refusal" ? (failure.denial?.action ?? null) : null;
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
  const ofProvider = evidence.fact === "credentials" ? codeOfRefusedProvider(refusal, meaning) : null;
  if (ofProvider !== null) return { kind: "cause", code: ofProvider };
  const foreign = codeOfForeignRefusal(refusal, meaning, evidence.fact, evidence.plan);
  if (foreign !== null) return orOptional(evidence, foreign, null);
  // A gateway authenticates by its own rules: what STS thinks of the keys is nothing to the client then.
  // An end can come between two answers; a key that AWS does not know cannot.
  const taken = evidence.fact === "identity" ? evidence.taken : evidence.takenByBedrock;
  const good = evidence.modelServed || (taken && meaning !== "credentials-expired");
  if (good && optionalFacts.includes(evidence.fact) && ofCredentials.includes(meaning)) {
    return { kind: "optional", permission: null };
  }
  switch (meaning) {
    case "credentials-expired":
      // The end that a key names is not over: then that of the credentials which made it is.
      return {
        kind: "cause",
        code:
          evidence.apiKeyCause ??
          (hasApiKey(evidence.plan) ? "credentials.bearer-rejected" : "credentials.expired"),
      };
    case "api-key-rejected":
      return {
        kind: "cause",
        code: hasApiKey(evidence.plan)
          ? (evidence.apiKeyCause ?? "credentials.bearer-rejected")
          : "doctor.unrecognised-error",
      };
    case "use-case-form-missing":
      return { kind: "cause", code: "model.use-case-missing" };
    case "invalid-identifier":
      return orOptional(evidence, "model.invalid-id", null);
    case "on-demand-unsupported":
      return { kind: "cause", code: "throughput.on-demand-unsupported" };
    case "no-model-access":
      return orOptional(evidence, "model.access-denied", null);
    case "country-unsupported":
      return orOptional(evidence, "model.access-denied", null);
    case "guardrail-unknown":
      return orOptional(evidence, "guardrail.not-found", null);
    case "guardrail-not-ready":
      return orOptional(evidence, "guardrail.not-ready", null);
    case "beta-rejected":
      return orOptional(evidence, "request.beta-rejected", null);
    case "extra-fields":
      return orOptional(evidence, "request.extra-fields", null);
    case "input-too-long":
      return orOptional(evidence, "request.too-long", null);
    case "not-served-on-mantle":
    case "wrong-path":
      return orOptional(evidence, "doctor.unrecognised-error", null);
    case "marketplace-denied":
      return orOptional(evidence, "model.marketplace-denied", null);
    case "payment-instrument":
      return orOptional(evidence, "model.payment-instrument", null);
    case "agreement-pending":
      return orOptional(evidence, "model.agreement-pending", null);
    case "account-hold":
    case "operation-not-allowed":
      return orOptional(evidence, "model.account-hold", null);
    case "legacy-inactive":
    case "end-of-life":
      return orOptional(evidence, "model.end-of-life", null);
    case "data-retention":
      return orOptional(evidence, "model.data-retention", null);
    case "not-authorised":
      return orOptional(evidence, classifyDenial(refusal, evidence), refusal.denial?.action ?? null);
    case "credentials-invalid":
      return { kind: "cause", code: "credentials.invalid" };
    case "signature-mismatch":
      return { kind: "cause", code: "credentials.signature-mismatch" };
    case "signature-time":
      return { kind: "cause", code: "credentials.clock-skew" };
    case "quota-exceeded":
      return orOptional(evidence, "throughput.quota-zero", null);
    case "tokens-used-up":
      return orOptional(evidence, "throughput.throttled-tokens", null);
    case "requests-used-up":
      return orOptional(evidence, "throughput.throttled-requests", null);
    case "tokens-per-day-used-up":
      return orOptional(evidence, "throughput.throttled-daily", null);
    case "model-not-ready":
    case "over-capacity":
      return orOptional(evidence, "throughput.capacity", null);
    case "service-tier-invalid":
      return orOptional(evidence, "throughput.service-tier-invalid", null);
    case "service-tier-unsupported":
      return orOptional(evidence, "throughput.service-tier-unsupported", null);
    case null:
      return orOptional(
        evidence,
        evidence.fact === "invocation" && isBareDenial(refusal) ? "iam.denied" : "doctor.unrecognised-error",
        refusal.denial?.action ?? null,
      );
  }
}

/** Plain denials on Mantle have a code of their own; of STS they are about the credentials. */
function classifyDenial(refusal: Refusal, evidence: ClassificationEvidence): FindingCode {
  const code = codeOfDenial(refusal, evidence);
  const service = refusal.denial?.action.split(":")[0];
  if (code !== "iam.denied") return code;
  if (service === "bedrock-mantle") return "mantle.iam-denied";
  if (refusal.denial?.action === "bedrock:ApplyGuardrail") return "guardrail.denied";
  return service === "sts" ? "doctor.unrecognised-error" : code;
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
    case "tls": {
      const code = codeOfTls(failure, evidence.plan);
      return code === null ? { kind: "optional", permission: null } : orOptional(evidence, code, null);
    }
    case "proxy":
      return orOptional(evidence, codeOfProxy(failure, evidence.regionUnknown), null);
    case "other": {
      const code = unsendable(failure, evidence) ?? codeOfBaseUrl(failure, evidence.plan);
      return orOptional(evidence, code ?? "doctor.unrecognised-error", null);
    }
  }
}

/** Causes that lie on the way to AWS, whatever is asked there. */
const ofTheWay: readonly FindingCode[] = [
  "region.unknown",
  "network.dns",
  "network.unreachable",
  "network.proxy-failed",
  "network.proxy-auth",
  "network.tls-untrusted",
  "network.not-aws",
];
/** Optional reads at hosts that the client calls too. */
const asksTheClientsHosts: readonly FactName[] = ["identity", "inferenceProfiles", "modelAccess"];

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
  const onTheWay = ofTheWay.includes(code);
  const shows = onTheWay && asksTheClientsHosts.includes(evidence.fact) && !evidence.modelAnswered;
  // STS may be out of reach where Bedrock is not, and a stand-in for AWS need not know every operation.
  const outweighed = evidence.awsAnswered && (evidence.fact === "identity" || code === "network.not-aws");
  if (shows && !outweighed) return { kind: "cause", code };
  return { kind: "optional", permission, ...(onTheWay ? { code } : {}) };
}

/** A line break or the like in the credentials themselves: nothing was sent. */
function unsendable(failure: NoAnswer, { fact, plan }: ClassificationEvidence): FindingCode | null {
  if (fact !== "credentials" || failure.code !== "ERR_INVALID_CHAR") return null;
  return hasApiKey(plan) ? "credentials.bearer-malformed" : "credentials.invalid";
}
