/**
 * What the model requests prove together. A check that found nothing of its own passes only on
 * answers that it may claim, and otherwise depends on the request that failed.
 */
import type { Plan } from "../claude-code/types.js";
import type { Outcome } from "../engine/types.js";
import type { Fact, Probe, ProbesValue } from "../facts/types.js";
import { isOnlyWalked } from "./collect.js";
import { undecidedBy } from "./left-out.js";

/**
 * @param wanted - `all`: every model in use must have answered; `any`: one answer is proof enough.
 * @param say - the sentence for the list of models that answered.
 */
export function judgeModels(
  plan: Plan,
  facts: { invocation: Fact<ProbesValue>; mantle: Fact<ProbesValue> },
  wanted: "all" | "any",
  say: (models: string) => string,
): Outcome {
  const undecided = undecidedBy(plan, ["credentials", "region", "endpoint", "network"]);
  if (plan.provider !== "none" && undecided !== null) return { kind: "unknown", reason: undecided };
  const probes = [...probesOf(facts.invocation), ...probesOf(facts.mantle)].filter(
    (probe) => !isOnlyWalked(plan, probe),
  );
  const answered = probes.filter((probe) => probe.state === "answered");
  const open = openQuestion(plan, facts, probes);
  if (answered.length > 0 && (wanted === "any" || open === null)) {
    return { kind: "proved", proved: say([...new Set(answered.map((probe) => probe.model))].join(", ")) };
  }
  if (open !== null) return { kind: "depends", on: open };
  return { kind: "unknown", reason: "No model is known to be in use." };
}

function probesOf(fact: Fact<ProbesValue>): Probe[] {
  return fact.state === "answered" ? fact.value.probes : [];
}

/** The question because of which not every model has answered, or null. */
function openQuestion(
  plan: Plan,
  facts: { invocation: Fact<ProbesValue>; mantle: Fact<ProbesValue> },
  probes: readonly Probe[],
): "invocation" | "mantle" | null {
  const failed = probes.find((probe) => probe.state !== "answered");
  if (failed !== undefined) return failed.route === "mantle" ? "mantle" : "invocation";
  const routes = new Set(plan.models.filter((model) => model.inUse).map((model) => model.route));
  if (facts.invocation.state !== "answered" && (routes.has("invoke") || plan.provider === "none"))
    return "invocation";
  if (facts.mantle.state !== "answered" && routes.has("mantle")) return "mantle";
  return null;
}
