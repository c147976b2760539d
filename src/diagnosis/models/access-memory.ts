/** What the client remembers of its models against what AWS says of them now. */
import type { Plan } from "../../claude-code/types.js";
import type { Facts, Probe } from "../../facts/types.js";
import { refusedStatuses } from "../../knowledge/fall-back.js";
import { findRefusalMeaning } from "../../knowledge/refusals.js";
import { probesOf } from "../collect.js";
import type { Found } from "../types.js";

/** The finding, or null where nothing that is remembered is known to be wrong. */
export function staleMemory(plan: Plan, facts: Pick<Facts, "invocation" | "mantle">): Found | null {
  if (plan.memory === null) return null;
  const probes = [...probesOf(facts, "invocation"), ...probesOf(facts, "mantle")];
  const entries = plan.memory.entries.flatMap(({ model, state, at, forgottenAt }) => {
    const now = nowOf(probes.find((one) => one.model === model));
    const contradicts = (state === "ok" && now === "refused") || (state === "refused" && now === "answered");
    if (now === null || !contradicts || !isUnpinned(plan, model)) return [];
    return [{ model, remembered: state, now, at, forgottenAt }];
  });
  return entries.length === 0
    ? null
    : {
        code: "model.stale-access-memory",
        arguments: { file: plan.memory.file, entries },
        locations: [{ file: plan.memory.file }],
      };
}

/** A pinned model is sent whatever the memory says. */
function isUnpinned(plan: Plan, model: string): boolean {
  return plan.models.some(
    (one) =>
      !one.pinned &&
      [one.resolved, one.fellBackFrom?.resolved, ...(one.chain ?? []).map((next) => next.resolved)].includes(
        model,
      ),
  );
}

/** Expired credentials, throttling and silence say nothing of the model. */
function nowOf(probe: Probe | undefined): "answered" | "refused" | null {
  if (probe?.state === "answered") return "answered";
  const failure = probe?.failure;
  if (failure?.kind !== "refusal") return null;
  const { values } = refusedStatuses;
  const meaning = findRefusalMeaning(failure);
  const ofCredentials = meaning !== null && /^(credentials|signature|api-key)-/.test(meaning);
  return !ofCredentials && values.some((value) => value === failure.status) ? "refused" : null;
}
