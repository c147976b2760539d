/** Every failure of a run with the question and the models it belongs to, in one list. */
import type { Failure } from "../aws/types.js";
import type { Plan } from "../claude-code/types.js";
import type { Fact, FactName, Facts, Probe, ProbesValue } from "../facts/types.js";

export interface CollectedFailure {
  fact: FactName;
  failure: Failure;
  /** The model request that failed, where it was one. */
  probe?: Probe;
}

/** All facts, or those of them that a check reads. */
export type CollectableFacts = Pick<Facts, "modelAccess" | "invocation" | "mantle"> & Partial<Facts>;

/** Lists the failures of facts, and of the parts of facts that hold several requests. */
export function collectFailures(facts: CollectableFacts): CollectedFailure[] {
  const collected: CollectedFailure[] = [];
  for (const name of Object.keys(facts) as FactName[]) {
    const fact = facts[name];
    if (fact === undefined) continue;
    if (fact.state === "refused" || fact.state === "no-answer")
      collected.push({ fact: name, failure: fact.failure });
  }
  for (const name of ["invocation", "mantle"] as const) {
    for (const probe of probesOf(facts, name)) {
      if (probe.failure !== undefined) collected.push({ fact: name, failure: probe.failure, probe });
    }
  }
  if (facts.modelAccess.state === "answered") {
    for (const entry of facts.modelAccess.value.models) {
      if (entry.failure !== undefined) collected.push({ fact: "modelAccess", failure: entry.failure });
    }
  }
  return collected;
}

/**
 * Whether a request was made for the client's walk along its chain, and its model is none that the
 * settled plan uses: what became of it is no failure of this set-up.
 */
export function isOnlyWalked(plan: Plan, probe: Probe): boolean {
  const { model, route, region, walked } = probe;
  const planned = plan.models.some(
    (one) => one.inUse && one.resolved === model && one.route === route && one.region === region,
  );
  return !planned && (walked === true || plan.models.some((one) => one.fellBackFrom?.resolved === model));
}

/** The model requests of a route, whatever became of them. */
export function probesOf<N extends "invocation" | "mantle">(
  facts: { [K in N]: Fact<ProbesValue> },
  name: N,
): Probe[] {
  const fact = facts[name];
  return fact.state === "answered" ? fact.value.probes : [];
}
