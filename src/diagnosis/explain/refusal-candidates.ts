/**
 * The codes that a meaning of `refusal-rows.ts` can stand for where nothing but the text is known: no
 * plan, no facts. `null` where the meaning's texts are told apart more finely, or bound more tightly,
 * by rows of the symptom table.
 */
import {
  askWho,
  seeEndpoint,
  seeModel,
  seePlan,
  seeProfiles,
  seeQuota,
} from "../../knowledge/symptoms/deciders.js";
import type { SymptomRow } from "../../knowledge/symptoms/types.js";

export type RefusalCandidates = Omit<SymptomRow, "text" | "rank">;

export const refusalCandidates: Readonly<Record<string, RefusalCandidates | null>> = {
  "credentials-expired": {
    codes: ["credentials.expired", "credentials.sso-expired", "credentials.bearer-expired"],
    decides: `${askWho} \`bedrock-doctor plan\` shows where the credentials come from.`,
    covers: /^credentials\.(?:sso|login)-expired/,
  },
  "credentials-invalid": {
    codes: ["credentials.invalid", "credentials.multiple-sources", "region.partition-unsupported"],
    decides: askWho,
  },
  "signature-mismatch": {
    codes: ["credentials.signature-mismatch", "credentials.clock-skew"],
    decides: `AWS's text: "Signature expired" or "not yet current" is the clock. ${askWho}`,
    covers: /^credentials\.clock-skew/,
  },
  "signature-time": { codes: ["credentials.clock-skew"] },
  "api-key-rejected": null,
  "use-case-form-missing": { codes: ["model.use-case-missing"] },
  "on-demand-unsupported": {
    codes: ["throughput.on-demand-unsupported", "mantle.unrouted"],
    decides: `An ID in Mantle's form with Mantle off goes to the wrong API; any other bare ID needs its profile. ${seeProfiles}`,
  },
  "invalid-identifier": {
    codes: ["model.invalid-id", "model.prefix-mismatch", "model.profile-missing", "model.override-invalid"],
    decides: seeProfiles,
    reading: "model-id",
  },
  "no-model-access": {
    codes: ["model.access-denied", "mantle.not-granted"],
    decides: `Which of the two endpoints answered: \`bedrock-doctor plan\` shows the route of each model. ${seeModel}`,
    reading: "not-granted",
  },
  "country-unsupported": null,
  "marketplace-denied": { codes: ["model.marketplace-denied"] },
  "payment-instrument": { codes: ["model.payment-instrument"] },
  "agreement-pending": { codes: ["model.agreement-pending"] },
  "account-hold": { codes: ["model.account-hold"] },
  "operation-not-allowed": null,
  "legacy-inactive": {
    codes: ["model.end-of-life", "model.legacy"],
    decides:
      "`aws bedrock get-foundation-model --model-identifier <model> --region <region>`: `modelLifecycle` has the status and the dates.",
  },
  "end-of-life": { codes: ["model.end-of-life"] },
  "data-retention": { codes: ["model.data-retention"] },
  "not-authorised": null,
  "not-served-on-mantle": {
    codes: ["mantle.model-not-served", "mantle.region-unavailable", "mantle.model-id-format"],
    decides: "`bedrock-doctor` asks Mantle for its line-up in the region.",
    reading: "selected-model",
    only: "bedrock",
  },
  "wrong-path": { codes: ["mantle.base-url"] },
  "guardrail-unknown": {
    codes: ["guardrail.not-found", "guardrail.header-malformed", "guardrail.not-ready"],
    decides:
      "`aws bedrock get-guardrail --guardrail-identifier <id> --guardrail-version <version> --region <region>`: it exists, and its status is READY.",
  },
  "guardrail-not-ready": { codes: ["guardrail.not-ready"] },
  "beta-rejected": { codes: ["request.beta-rejected"] },
  "extra-fields": {
    codes: ["request.extra-fields", "request.beta-rejected", "network.gateway-error"],
    decides: `The field that the text names. ${seePlan}`,
    reading: "extra-fields",
  },
  "input-too-long": { codes: ["request.too-long"] },
  "quota-exceeded": null,
  "tokens-per-day-used-up": {
    codes: ["throughput.throttled-daily", "throughput.quota-zero"],
    decides: seeQuota,
  },
  "tokens-used-up": null,
  "requests-used-up": null,
  "model-not-ready": { codes: ["throughput.capacity"], only: "aws" },
  "over-capacity": null,
  "service-tier-invalid": {
    codes: ["throughput.service-tier-invalid", "throughput.service-tier-unsupported"],
    decides: `The value itself: only default, flex, priority and reserved exist. ${seePlan}`,
  },
  "service-tier-unsupported": {
    codes: ["throughput.service-tier-unsupported", "throughput.service-tier-invalid"],
    decides: `The model's card in the Bedrock user guide lists its tiers. ${seeEndpoint}`,
  },
};
