/** What a run did to the account, counted from what was really sent and answered. */
import type { Asked } from "./run-context.js";
import type { Cost, Probe, ProbesValue } from "./types.js";

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
  },
  requests: number,
): Cost {
  const paid = [...probesOf(asked.invocation), ...probesOf(asked.mantle)].filter(isPaid);
  const sum = (count: (probe: Probe) => number): number =>
    paid.reduce((total, probe) => total + count(probe), 0);
  return {
    requests,
    roundTrips: Math.max(0, ...Object.values(asked).map(({ depth }) => depth)),
    paidInvocations: paid.length,
    inputTokens: sum(({ usage }) => usage?.inputTokens ?? 0),
    outputTokens: sum(({ usage }) => usage?.outputTokens ?? 0),
    estimatedUsd: null,
  };
}

function probesOf(asked: Asked<ProbesValue> | undefined): Probe[] {
  return asked?.fact.state === "answered" ? asked.fact.value.probes : [];
}

/** A refusal is not billed; an answer is, also where its usage could not be read. */
function isPaid({ state }: Probe): boolean {
  return state === "answered";
}
