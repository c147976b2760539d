/**
 * Service Quotas, JSON 1.1: the applied quotas of Bedrock. And the reservation that each request
 * makes of them: what one request holds back and a quota of a minute does not have is throttled.
 */
import { isQuotaOf, quotaKeyOf, readQuotaName } from "../knowledge/quotas.js";
import type { ScenarioQuota } from "./types.js";
import { type Answer, type Caller, type Operation, type ReceivedRequest, targetError } from "./wire.js";
import { denialOf, type World } from "./world.js";

const TARGET = "ServiceQuotasV20190624.ListServiceQuotas";
/** The most AWS takes for `MaxResults`. */
const LARGEST_PAGE = 100;
/** Tokens per minute where a scenario says nothing: as much as the newest models get. */
const AMPLE = 6_000_000;

export function routeQuotas(world: World, request: ReceivedRequest): Operation | undefined {
  if (request.method !== "POST" || request.headers["x-amz-target"] !== TARGET) return undefined;
  return { name: "ListServiceQuotas", answer: (caller) => listQuotas(world, caller, request) };
}

function listQuotas(world: World, caller: Caller, request: ReceivedRequest): Answer {
  const denial = denialOf(world, caller, "servicequotas:ListServiceQuotas", "*");
  if (denial !== null) return targetError("AccessDeniedException", denial);
  const { ServiceCode, MaxResults, NextToken } = readBody(request.body);
  if (ServiceCode !== "bedrock") {
    return targetError(
      "NoSuchResourceException",
      "The request failed because the specified service does not exist.",
    );
  }
  const all = quotasOf(world);
  const asked = typeof MaxResults === "number" ? MaxResults : LARGEST_PAGE;
  const size = Math.min(asked, LARGEST_PAGE, world.scenario.aws.quotasPerPage ?? LARGEST_PAGE);
  const start = typeof NextToken === "string" ? Number(NextToken) : 0;
  const end = start + size;
  return {
    status: 200,
    headers: { "content-type": "application/x-amz-json-1.1" },
    body: JSON.stringify({
      ...(end < all.length ? { NextToken: String(end) } : {}),
      Quotas: all.slice(start, end).map((quota) => describe(world, caller, quota)),
    }),
  };
}

function describe(world: World, caller: Caller, { name, code, value, adjustable }: ScenarioQuota): object {
  return {
    ServiceCode: "bedrock",
    ServiceName: "Amazon Bedrock",
    QuotaArn: `arn:aws:servicequotas:${caller.region}:${world.scenario.aws.account}:bedrock/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Value: value,
    Unit: "None",
    Adjustable: adjustable ?? true,
    GlobalQuota: false,
  };
}

/** Those that the scenario states, or ample ones for all of its models. */
function quotasOf(world: World): readonly ScenarioQuota[] {
  const { quotas, models } = world.scenario.aws;
  if (quotas !== undefined) return quotas;
  return models.flatMap(({ id }, place) => {
    const name = quotaKeyOf(id, "invoke")?.names[0];
    if (name === undefined) return [];
    const written = name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
    return ["Global cross-region", "Cross-region"].map((pool, index) => ({
      name: `${pool} model inference tokens per minute for Anthropic Claude ${written}`,
      code: `L-${(0xa0000000 + place * 16 + index).toString(16).toUpperCase()}`,
      value: AMPLE,
    }));
  });
}

/**
 * Whether the quota of a minute has room for one request.
 *
 * @param id - as it was requested: its prefix tells the quota
 * @param tokens - input and `max_tokens`
 */
export function fitsQuota(world: World, id: string, tokens: number): boolean {
  const key = quotaKeyOf(id, "invoke");
  if (key === null) return true;
  const quota = quotasOf(world).find(({ name }) => {
    const read = readQuotaName(name);
    return read !== null && isQuotaOf(read, key) && read.measure === "tokens" && read.per === "minute";
  });
  return quota === undefined || tokens <= quota.value;
}

function readBody(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
