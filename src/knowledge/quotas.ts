/**
 * The quotas of Amazon Bedrock by name: the codes differ between accounts and Regions and drift, the
 * names tell model, pool and measure. And how a request is counted against them.
 */
import { baseModelOf, geographyOf } from "./inference-profile-ids.js";

const asOf = "2026-11-20";

/** Where a request is counted: by the prefix of the profile that it was made through. */
export type QuotaPool = "global" | "cross-region" | "on-demand" | "mantle";

export interface QuotaName {
  pool: QuotaPool;
  /** `input` and `output` on Mantle, which counts them apart. */
  measure: "tokens" | "requests" | "input" | "output";
  per: "minute" | "day";
  /** As AWS writes it after "Claude", in lower case: `sonnet 4.6`, `3.5 sonnet v2`. */
  model: string;
}

/** The forms of a quota's name; the groups are those of `QuotaName`. */
const forms = {
  invoke:
    /^(?<pool>global cross-region|cross-region|on-demand) (?:model inference|invokemodel) (?<measure>tokens|requests) per (?<per>minute|day) for (?:anthropic )?claude (?<model>.+)$/i,
  mantle:
    /^\[?bedrock-mantle endpoint\]? (?<measure>input|output) tokens per (?<per>minute|day) for (?:anthropic )?claude (?<model>.+)$/i,
  daily:
    /^model invocation max tokens per (?<per>day) for (?:anthropic )?claude (?<model>.+?)(?: \(doubled for cross-region calls\))?$/i,
  asOf,
  source: "Amazon Bedrock endpoints and quotas; published lists of quota names, 2025 and 2026",
} as const;

/** A pool of its own, for requests beyond 200,000 tokens of input. */
const longContextRow = / 1m context length$/i;

/** The one limit for a day that all models share. Source: Amazon Bedrock user guide, since 2026-09-21. */
export const dailyQuota = { name: /^cross-model max tokens per day$/i, asOf } as const;

/** What a quota's name says; null for anything but tokens and requests of a Claude model. */
export function readQuotaName(name: string): QuotaName | null {
  const text = name.trim();
  const [form, groups] = (["invoke", "mantle", "daily"] as const)
    .map((one) => [one, forms[one].exec(text)?.groups] as const)
    .find(([, found]) => found !== undefined) ?? [null, undefined];
  if (form === null || groups === undefined || longContextRow.test(text)) return null;
  const pool = {
    invoke: groups.pool?.toLowerCase().replace("global cross-region", "global"),
    mantle: "mantle",
  };
  return {
    pool: (form === "daily" ? "on-demand" : pool[form]) as QuotaPool,
    measure: (groups.measure?.toLowerCase() ?? "tokens") as QuotaName["measure"],
    per: groups.per?.toLowerCase() as QuotaName["per"],
    model: (groups.model ?? "").toLowerCase(),
  };
}

/** Where requests to a model are counted, and how its name may stand in that quota's name. */
export interface QuotaKey {
  pool: QuotaPool;
  names: readonly string[];
}

/**
 * The key of a model as it goes on the wire.
 *
 * @returns null for what the text alone does not tell: application inference profiles and other ARNs
 */
export function quotaKeyOf(model: string, route: "invoke" | "mantle"): QuotaKey | null {
  const id = /:(?:foundation-model|inference-profile)\/(.+)$/.exec(model)?.[1] ?? model;
  if (id.startsWith("arn:")) return null;
  const parts = /^anthropic\.claude-(?<words>[a-z0-9-]+?)(?:-\d{8})?(?:-v(?<version>\d+)(?::\d+)?)?$/.exec(
    baseModelOf(id),
  )?.groups;
  if (parts?.words === undefined) return null;
  const name = parts.words.replace(/(\d)-(?=\d)/g, "$1.").replaceAll("-", " ");
  const version = Number(parts.version ?? 1);
  const geography = geographyOf(id);
  const pool = geography === null ? "on-demand" : geography === "global" ? "global" : "cross-region";
  return {
    pool: route === "mantle" ? "mantle" : pool,
    // Without a number AWS means the first version.
    names: version > 1 ? [`${name} v${version}`] : [name, `${name} v1`],
  };
}

/** Whether a quota's name is about the model of a key. */
export function isQuotaOf(quota: QuotaName, key: QuotaKey): boolean {
  return quota.pool === key.pool && key.names.includes(quota.model);
}

/**
 * How many times an output token counts when a request is settled; the first row that fits. What is
 * held back before the answer, input and `max_tokens`, counts once.
 */
export const burndownRows: readonly { model: RegExp; factor: number; asOf: string; source: string }[] = [
  burndown(/claude-opus-4-8/, 15),
  burndown(/claude-(?:sonnet-5|opus-5|opus-5-5|fable-5-1)$/, 10),
  burndown(/claude-3-7-sonnet|claude-(?:sonnet|opus|haiku)-4(?:-[1-7])?(?:-|$)/, 5),
];

function burndown(model: RegExp, factor: number) {
  return { model, factor, asOf, source: "Amazon Bedrock user guide, token burndown" };
}

/** The factor of a model as it goes on the wire, or null where none was published. */
export function burndownOf(model: string): number | null {
  const base = baseModelOf(/:(?:foundation-model|inference-profile)\/(.+)$/.exec(model)?.[1] ?? model);
  return burndownRows.find((row) => row.model.test(base))?.factor ?? null;
}

/** What one request of the client brings, in tokens. Its system prompt and tools alone are the larger part. */
export const clientRequest = {
  /** Less was not seen before the first message. */
  leastInput: 10_000,
  /** Of an ordinary request within a session, cache writes included and cache reads left out. */
  input: 20_000,
  /** Of an ordinary answer. */
  output: 1_000,
  asOf,
  source:
    "/context in public issues of 2025 and 2026: 14,400 to 29,000 tokens before the first message; the rest is a convention of this tool",
} as const;

/** Who raises what Service Quotas does not. */
export const supportCase = {
  url: "https://console.aws.amazon.com/support/home#/case/create?issueType=service-limit-increase",
  asOf,
  source: "Amazon Bedrock user guide, quotas",
} as const;

/** The values of a service tier that the client's documentation names, and AWS's API beside them. */
export const serviceTiers = {
  ofTheClient: ["default", "flex", "priority"] as readonly string[],
  asOf,
  source: "Claude Code documentation, Amazon Bedrock; Amazon Bedrock API reference, service tiers",
} as const;
