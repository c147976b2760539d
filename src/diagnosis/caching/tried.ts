/** What the caching requests of `--deep` say, and which models are known not to cache. */
import type { Plan } from "../../claude-code/types.js";
import type { Fact, FactValues } from "../../facts/types.js";
import type { PromptCacheEntry } from "../../facts/values/prompt-cache.js";
import {
  cacheLifetimeRefused,
  cacheMarkRefused,
  cacheReadPrices,
  uncachedModels,
} from "../../knowledge/prompt-caching.js";
import { byResolved } from "../models/by-roles.js";
import type { Evidence, FindingArguments, Found } from "../types.js";
import { switchedOffModels } from "./switches.js";

export type CacheFact = Fact<FactValues["promptCache"]>;

type Unsupported = FindingArguments["caching.unsupported"]["models"][number];
type Ineffective = FindingArguments["caching.ineffective"]["models"][number];
type Verified = FindingArguments["caching.verified"]["models"][number];

/** The finding for models in use that do not cache: known of them, or shown by AWS's refusal. */
export function cachingUnsupported(plan: Plan, fact: CacheFact): Found | null {
  const off = new Set(switchedOffModels(plan));
  const inUse = byResolved(plan.models.filter((one) => one.inUse && !off.has(one.resolved)));
  const refused = entriesOf(fact).filter(isMarkRefused);
  const models = inUse.flatMap(({ first, roles }): Unsupported[] => {
    const model = first.resolved;
    if (refused.some((one) => one.model === model)) return [{ model, roles, told: "refused" }];
    if (entriesOf(fact).some((one) => one.model === model && readTokensOf(one) > 0)) return [];
    return uncachedModels.some((row) => row.model.test(model)) ? [{ model, roles, told: "table" }] : [];
  });
  if (models.length === 0) return null;
  return {
    code: "caching.unsupported",
    arguments: { models },
    evidence: refused.flatMap(({ failure }) => (failure?.kind === "refusal" ? [toEvidence(failure)] : [])),
  };
}

/** The finding for models that read nothing from the cache, and the one for those that did. */
export function triedCaching(plan: Plan, fact: CacheFact): Found[] {
  const unsupported = cachingUnsupported(plan, fact);
  const names =
    unsupported?.code === "caching.unsupported" ? unsupported.arguments.models.map((one) => one.model) : [];
  const answered = entriesOf(fact).filter((one) => one.state === "answered" && !names.includes(one.model));
  const ineffective = answered
    .filter((one) => readTokensOf(one) === 0 && isLongEnough(one))
    .map(
      ({ model, roles, requests, minimum }): Ineffective => ({
        model,
        roles,
        minimum,
        requests: requests.map(({ inputTokens, writtenTokens, readTokens }) => ({
          inputTokens,
          writtenTokens,
          readTokens,
        })),
      }),
    );
  const verified = answered.filter((one) => readTokensOf(one) > 0).map(toVerified);
  return [
    ...(ineffective.length === 0
      ? []
      : [{ code: "caching.ineffective" as const, arguments: { models: ineffective } }]),
    ...(verified.length === 0
      ? []
      : [{ code: "caching.verified" as const, arguments: { models: verified } }]),
  ];
}

/** Models of which the requests left it open: refused for another reason, or shorter than the minimum. */
export function openCaching(fact: CacheFact): string[] {
  return entriesOf(fact)
    .filter((one) =>
      one.state === "answered" ? readTokensOf(one) === 0 && !isLongEnough(one) : !isMarkRefused(one),
    )
    .map((one) => one.model);
}

/** Models of which AWS refused the lifetime that was asked for. */
export function lifetimeRefused(fact: CacheFact): string[] {
  return entriesOf(fact)
    .filter(({ failure }) => failure?.kind === "refusal" && cacheLifetimeRefused.text.test(failure.message))
    .map((one) => one.model);
}

function entriesOf(fact: CacheFact): PromptCacheEntry[] {
  return fact.state === "answered" ? fact.value.models : [];
}

function isMarkRefused({ failure }: PromptCacheEntry): boolean {
  return failure?.kind === "refusal" && cacheMarkRefused.text.test(failure.message);
}

/** Of the last request; the first one can only read what an earlier run wrote. */
function readTokensOf({ requests }: PromptCacheEntry): number {
  return requests.length < 2 ? 0 : (requests.at(-1)?.readTokens ?? 0);
}

function isLongEnough({ requests, minimum }: PromptCacheEntry): boolean {
  return requests.every((one) => one.inputTokens + one.writtenTokens + one.readTokens >= minimum);
}

function toVerified(entry: PromptCacheEntry): Verified {
  const { model, roles, requests } = entry;
  const last = requests.at(-1) ?? { inputTokens: 0, writtenTokens: 0, readTokens: 0 };
  const ofTokens = last.inputTokens + last.writtenTokens + last.readTokens;
  const price = cacheReadPrices.find((row) => row.model.test(model));
  return {
    model,
    roles,
    readTokens: last.readTokens,
    ofTokens,
    saving: price === undefined ? null : (last.readTokens * (1 - price.share)) / ofTokens,
  };
}

function toEvidence(failure: {
  operation: string;
  host: string;
  status: number;
  code: string;
  requestId?: string;
  message: string;
}): Evidence {
  return {
    source: "fact:promptCache",
    request: `${failure.operation} ${failure.host}`,
    status: failure.status,
    errorCode: failure.code,
    ...(failure.requestId === undefined ? {} : { requestId: failure.requestId }),
    excerpt: failure.message.slice(0, 300),
  };
}
