/**
 * The request of the plan against the requests that the real client sent. Each field is a rule of its
 * own, so that a miss names the rule.
 *
 * Missed by rule: none.
 */
import { describe, expect, it } from "vitest";
import { planOf, readVectors, type VectorRecord } from "./vector-record.js";

type Request = NonNullable<VectorRecord["observed"]["request"]> & {
  thinking?: { type: string; budget_tokens?: number };
  messageCache: { ttl?: string }[];
};

const identifier = "x-amzn-bedrock-guardrailidentifier";
const version = "x-amzn-bedrock-guardrailversion";
const tier = "x-amzn-bedrock-service-tier";

function observedOf(request: Request) {
  const { headers, systemCache, messageCache, thinking } = request;
  const marks = [...systemCache, ...messageCache].filter((mark) => mark !== null);
  return {
    serviceTier: headers[tier] ?? null,
    guardrail: [headers[identifier] ?? null, headers[version] ?? null],
    customHeaders: Object.keys(headers)
      .filter((name) => name !== "anthropic-beta" && name !== tier)
      .sort(),
    promptCaching: systemCache.some((mark) => mark !== null),
    cachesConversation: messageCache.length > 0,
    cacheTtl: marks.length === 0 ? [] : [...new Set(marks.map(({ ttl }) => ttl ?? "5m"))],
    maxOutputTokens: request.maxTokens,
    thinking: [thinking?.type ?? "none", thinking?.budget_tokens ?? null],
    headerBetas: headers["anthropic-beta"]?.split(",") ?? [],
    bodyBetas: request.betas,
  };
}

function predictedOf(record: VectorRecord): ReturnType<typeof observedOf> {
  const { request } = planOf(record).plan;
  const { thinking } = request;
  const kinds = { none: "none", budget: "enabled", adaptive: "adaptive" } as const;
  return {
    serviceTier: request.serviceTier,
    guardrail: [request.guardrail?.identifier ?? null, request.guardrail?.version ?? null],
    customHeaders: request.customHeaders.map((name) => name.toLowerCase()).sort(),
    promptCaching: request.promptCaching,
    cachesConversation: request.promptCaching,
    cacheTtl: request.promptCaching ? [request.cacheTtl] : [],
    maxOutputTokens: request.maxOutputTokens ?? -1,
    thinking: [
      thinking === null ? "not predicted" : kinds[thinking.kind],
      thinking?.kind === "budget" ? thinking.tokens : null,
    ],
    headerBetas: request.betas?.header ?? ["not predicted"],
    bodyBetas: request.betas?.body ?? ["not predicted"],
  };
}

const seen = readVectors("request").flatMap((record) => {
  const request = record.observed.request as Request | undefined;
  return request === undefined ? [] : [{ record, observed: observedOf(request) }];
});

const rules = [
  "serviceTier",
  "guardrail",
  "customHeaders",
  "promptCaching",
  "cachesConversation",
  "cacheTtl",
  "maxOutputTokens",
  "thinking",
  "headerBetas",
  "bodyBetas",
] as const;

describe("the request is the one the real client sent", () => {
  it("there are recorded requests of an old and a new release", () => {
    expect(seen.length).toBeGreaterThanOrEqual(119);
    expect(new Set(seen.map(({ record }) => record.version))).toEqual(new Set(["2.1.170", "2.1.328"]));
  });

  it.each(rules)("%s: every record agrees", (rule) => {
    const missed = seen.flatMap(({ record, observed }) => {
      const predicted = predictedOf(record)[rule];
      return JSON.stringify(predicted) === JSON.stringify(observed[rule])
        ? []
        : [`${record.id}: ${JSON.stringify(predicted)} instead of ${JSON.stringify(observed[rule])}`];
    });
    expect(missed).toEqual([]);
  });
});
