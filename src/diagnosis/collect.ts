/** Every failure of a run with the question and the models it belongs to, in one list. */
import type { Failure } from "../aws/types.js";
import type { FactName, Facts, Probe } from "../facts/types.js";

export interface CollectedFailure {
  fact: FactName;
  failure: Failure;
  /** The model request that failed, where it was one. */
  probe?: Probe;
}

/** Lists the failures of facts, and of the parts of facts that hold several requests. */
export function collectFailures(facts: Facts): CollectedFailure[] {
  const collected: CollectedFailure[] = [];
  for (const name of Object.keys(facts) as FactName[]) {
    const fact = facts[name];
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

/** The model requests of a route, whatever became of them. */
export function probesOf(facts: Facts, name: "invocation" | "mantle"): Probe[] {
  const fact = facts[name];
  return fact.state === "answered" ? fact.value.probes : [];
}
