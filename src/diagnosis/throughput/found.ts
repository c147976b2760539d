/** Findings of this area that refusals prove: what AWS held back for now, and tiers that it refused. */
import type { Plan } from "../../claude-code/types.js";
import type { HeldModel, ServiceTierArgument, ThrottledArgument } from "../arguments/throughput.js";
import type { CollectedFailure } from "../collect.js";
import type { FoundBuilders, FoundInput } from "../found-builder.js";
import { retriesOf } from "../setup/silent-retries.js";
import { appliedQuotas } from "./applied-quotas.js";
import { tierIsSetBy, tierLocations, tierOf } from "./service-tier.js";

/** Excerpts of AWS's texts are cut at this many characters. */
const excerptLimit = 300;

type Throttled =
  | "throughput.throttled-tokens"
  | "throughput.throttled-requests"
  | "throughput.throttled-daily";

/** The quota that a code is about, as its name says it. */
const measures = {
  "throughput.throttled-tokens": { measures: ["tokens", "input", "output"], per: "minute" },
  "throughput.throttled-requests": { measures: ["requests"], per: "minute" },
  "throughput.throttled-daily": { measures: ["tokens"], per: "day" },
} as const;

export const throughputFound: FoundBuilders = {
  "throughput.throttled-tokens": (input) => ({
    code: "throughput.throttled-tokens",
    arguments: throttled("throughput.throttled-tokens", input),
    evidence: input.evidence,
  }),
  "throughput.throttled-requests": (input) => ({
    code: "throughput.throttled-requests",
    arguments: throttled("throughput.throttled-requests", input),
    evidence: input.evidence,
  }),
  "throughput.throttled-daily": (input) => ({
    code: "throughput.throttled-daily",
    arguments: throttled("throughput.throttled-daily", input),
    evidence: input.evidence,
  }),
  "throughput.quota-zero": ({ members, evidence }) => ({
    code: "throughput.quota-zero",
    arguments: { quotas: [], exceeded: members.flatMap(heldModel) },
    evidence,
  }),
  "throughput.capacity": ({ members, plan, evidence }) => ({
    code: "throughput.capacity",
    arguments: { models: members.flatMap(heldModel), retries: retriesOf(plan).retries },
    evidence,
  }),
  "throughput.service-tier-invalid": ({ members, plan, evidence }) => ({
    code: "throughput.service-tier-invalid",
    arguments: refusedTier(plan, members),
    evidence,
    locations: tierLocations(plan),
  }),
  "throughput.service-tier-unsupported": ({ members, plan, evidence }) => ({
    code: "throughput.service-tier-unsupported",
    arguments: refusedTier(plan, members),
    evidence,
    locations: tierLocations(plan),
  }),
};

function throttled(code: Throttled, { members, plan, facts }: FoundInput): ThrottledArgument {
  const models = members.flatMap(heldModel);
  const { measures: wanted, per } = measures[code];
  const quotas = models.flatMap(({ model, route, region }) =>
    appliedQuotas(facts, { model, route, region })
      .filter((one) => one.per === per && wanted.some((measure) => measure === one.measure))
      .map(({ name, code: quotaCode, value, adjustable }) => ({
        model,
        name,
        code: quotaCode,
        value,
        adjustable,
      })),
  );
  const main = plan.models.find((one) => one.role === "primary")?.resolved;
  return {
    models,
    retries: retriesOf(plan).retries,
    quotas,
    maxTokens: models.some((one) => one.model === main) ? plan.request.maxOutputTokens : null,
  };
}

function heldModel({ failure, probe }: CollectedFailure): HeldModel[] {
  if (probe === undefined || failure.kind !== "refusal") return [];
  const { model, roles, route, region } = probe;
  return [
    {
      model,
      roles,
      route,
      region,
      status: failure.status,
      errorCode: failure.code,
      message: failure.message.slice(0, excerptLimit),
      inStream: failure.inStream === true,
    },
  ];
}

function refusedTier(plan: Plan, members: readonly CollectedFailure[]): ServiceTierArgument {
  const [first] = members;
  const message = first?.failure.kind === "refusal" ? first.failure.message.slice(0, excerptLimit) : null;
  return {
    tier: tierOf(plan),
    setBy: tierIsSetBy(plan),
    models: [...new Set(members.flatMap(({ probe }) => (probe === undefined ? [] : [probe.model])))],
    region: plan.region.value,
    message,
  };
}
