/**
 * The plan against runs of the real client that put several things together: releases 2.1.170 to 2.1.329
 * with `-p` on Linux before a recording server, in the form of the other recorded runs. Each part of the
 * plan is a rule of its own, so that a miss names the rule.
 */
import { describe, expect, it } from "vitest";
import { startUp } from "./scripted-aws.js";
import { differences, planOf, readVectors, type VectorRecord } from "./vector-record.js";

const records = readVectors("combined");

type Mark = { ttl?: string } | null;
type Request = NonNullable<VectorRecord["observed"]["request"]> & {
  thinking?: { type: string; budget_tokens?: number };
  messageCache: Mark[];
};

function requestOf(record: VectorRecord): Request {
  return record.observed.request as Request;
}

function ttlsOf({ systemCache, messageCache }: Request): string[] {
  const marks = [...systemCache, ...messageCache].flatMap((mark: Mark) => (mark === null ? [] : [mark]));
  return [...new Set(marks.map(({ ttl }) => ttl ?? "5m"))];
}

/** Of each rule what the plan says and what was sent; null where the plan says nothing. */
const rules: Record<string, (record: VectorRecord) => [ours: unknown, theirs: unknown] | null> = {
  // An unsigned request to a host of one's own tells no region.
  "the first request": (record) => [
    differences(record).filter((one) => record.observed.region !== null || !one.startsWith("region:")),
    [],
  ],
  "output limit": (record) => {
    const { maxOutputTokens } = planOf(record).plan.request;
    return maxOutputTokens === null ? null : [maxOutputTokens, requestOf(record).maxTokens];
  },
  thinking: (record) => {
    const { thinking } = planOf(record).plan.request;
    if (thinking === null) return null;
    const { type = "disabled", budget_tokens: tokens } = requestOf(record).thinking ?? {};
    const kind = { disabled: "none", enabled: "budget", adaptive: "adaptive" }[type];
    return [thinking, { kind, ...(kind === "budget" ? { tokens } : {}) }];
  },
  caching: (record) => {
    const { promptCaching, cacheTtl } = planOf(record).plan.request;
    return [promptCaching ? [cacheTtl] : [], ttlsOf(requestOf(record))];
  },
  flags: (record) => {
    const { betas } = planOf(record).plan.request;
    const { headers, betas: body } = requestOf(record);
    const header = (headers["anthropic-beta"] ?? "").split(",");
    return betas === null
      ? null
      : [
          [betas.header.toSorted(), betas.body],
          [header.toSorted(), body],
        ];
  },
  "the list of profiles": (record) => {
    const { startUp: start, endpoints } = planOf(record).plan;
    const call = record.observed.calls.find((line) => line.startsWith("ListInferenceProfiles "));
    const at = call?.split(" ")[1]?.replace(/\/inference-profiles.*$/, "");
    const url = endpoints.control?.url.replace(/^https?:\/\//, "");
    return [start.listsProfiles ? url : undefined, at];
  },
  probes: (record) => {
    const { models, mantle } = record.aws;
    if (models !== undefined || mantle !== undefined || record.observed.calls.length >= 12) return null;
    return [startUp(planOf(record).draft, record.aws).asked, record.observed.probedModels];
  },
};

describe("the plan of a machine with several things at once is what the client did", () => {
  it("there are runs of many releases", () => {
    expect(records.length).toBeGreaterThan(150);
    expect(new Set(records.map(({ version }) => version)).size).toBeGreaterThan(7);
  });

  it.each(Object.entries(rules))("%s: every run agrees", (_, rule) => {
    const compared = records.flatMap((record) => {
      const pair = rule(record);
      return pair === null ? [] : [{ id: record.id, pair }];
    });
    expect(compared.length).toBeGreaterThan(100);
    for (const { id, pair } of compared) expect({ id, is: pair[0] }).toEqual({ id, is: pair[1] });
  });
});
