/** What became of the requests that the client makes at start; a refusal there stops nothing. */
import type { Outcome } from "../../engine/types.js";
import type { Fact, Probe, ProbesValue } from "../../facts/types.js";

/** The outcome for all of them. */
export function judgeStartUp(startUp: Fact<ProbesValue>): Outcome {
  if (startUp.state !== "answered") return { kind: "depends", on: "startUp" };
  const { probes } = startUp.value;
  const open = probes.filter(({ state }) => state !== "answered");
  if (open.length === 0) {
    return {
      kind: "proved",
      proved: `${probes.map(sayModel).join(", ")} answered the request that Claude Code makes at start.`,
    };
  }
  return {
    kind: "unknown",
    reason: `At start Claude Code tries ${open.map(sayOpen).join(", ")}; it goes on with other models of the family.`,
  };
}

function sayModel({ model, roles }: Probe): string {
  return `${model} (${roles.join(", ")})`;
}

function sayOpen(probe: Probe): string {
  const { failure, why } = probe;
  if (failure?.kind === "refusal") return `${sayModel(probe)}: refused, ${failure.status} ${failure.code}`;
  return why === "first-use"
    ? `${sayModel(probe)}: left out, since it would be its first use`
    : `${sayModel(probe)}: no answer`;
}
