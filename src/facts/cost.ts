/** What a run did to the account, counted from what was really sent and answered. */
import type { Asked } from "./run-context.js";
import type { Cost, Probe, ProbesValue } from "./types.js";
import type { PromptCacheValue } from "./values/prompt-cache.js";

/**
 * Adds it up.
 *
 * @param asked - every question, with the length of the chain it ended
 * @param requests - HTTP requests sent
 */
export function costOf(
  asked: { [name: string]: Asked<unknown> } & {
    invocation?: Asked<ProbesValue>;
    mantle?: Asked<ProbesValue>;
    promptCache?: Asked<PromptCacheValue>;
    startUp?: Asked<ProbesValue>;
  },
  requests: number,
): Cost {
  const paid = [
    ...[...probesOf(asked.invocation), ...probesOf(asked.mantle), ...probesOf(asked.startUp)]
      .filter(isPaid)
      .map(tokensOf),
    ...cachingRequestsOf(asked.promptCache),
  ];
  const sum = (count: (one: Tokens) => number): number => paid.reduce((total, one) => total + count(one), 0);
  return {
    requests,
    roundTrips: Math.max(0, ...Object.values(asked).map(({ depth }) => depth)),
    paidInvocations: paid.length,
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    estimatedUsd: null,
  };
}

interface Tokens {
  inputTokens: number;
  outputTokens: number;
}

function tokensOf({ usage }: Probe): Tokens {
  return { inputTokens: usage?.inputTokens ?? 0, outputTokens: usage?.outputTokens ?? 0 };
}

/** What was written to the cache or read from it is input as well, at prices of its own. */
function cachingRequestsOf(asked: Asked<PromptCacheValue> | undefined): Tokens[] {
  if (asked?.fact.state !== "answered") return [];
  return asked.fact.value.models.flatMap(({ requests }) =>
    requests.map(({ inputTokens, writtenTokens, readTokens, outputTokens }) => ({
      inputTokens: inputTokens + writtenTokens + readTokens,
      outputTokens,
    })),
  );
}

function probesOf(asked: Asked<ProbesValue> | undefined): Probe[] {
  return asked?.fact.state === "answered" ? asked.fact.value.probes : [];
}

/** A refusal is not billed; an answer is, also where its usage could not be read. */
function isPaid({ state }: Probe): boolean {
  return state === "answered";
}
