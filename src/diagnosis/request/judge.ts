/**
 * What the main model's request shows of the client's own flags and fields: only what was sent with
 * `--deep` is proved. And the flags that AWS refused although the client goes on without them.
 */
import type { Plan } from "../../claude-code/types.js";
import type { Outcome } from "../../engine/types.js";
import type { Fact, Facts, ProbesValue } from "../../facts/types.js";
import { toEvidence } from "../build-found.js";
import { probesOf } from "../collect.js";
import type { Found } from "../types.js";
import { addedFlags } from "./additions.js";

/** The outcome of a check that found nothing. */
export function judgeRequest(
  plan: Plan,
  invocation: Fact<ProbesValue>,
  say: (flags: string[]) => string,
): Outcome {
  if (plan.provider === "none") return { kind: "depends", on: "invocation" };
  const sent = probesOf({ invocation }, "invocation").find((one) => one.sent !== undefined);
  if (sent?.sent !== undefined) {
    return sent.state === "answered"
      ? { kind: "proved", proved: say(sent.sent.flags) }
      : { kind: "depends", on: "invocation" };
  }
  return {
    kind: "not-applicable",
    reason: "Not sent: --deep sends the client's own flags and fields, where they are known.",
  };
}

/** Flags without which the client's next try was answered: it works, and lacks what they stand for. */
export function droppedFlags(plan: Plan, facts: Pick<Facts, "invocation">): Found | null {
  const probe = probesOf(facts, "invocation").find((one) => one.before !== undefined);
  if (probe?.before === undefined || probe.before.failure.kind !== "refusal") return null;
  const { flags, failure } = probe.before;
  const kept = probe.sent?.flags ?? [];
  const addedBy = addedFlags(
    plan,
    flags.filter((flag) => !kept.includes(flag)),
  );
  return {
    code: "request.beta-rejected",
    severity: "warning",
    arguments: {
      model: probe.model,
      flags,
      addedBy,
      version: plan.claudeCode.version,
      clientFallsBackTo: kept,
      said: failure.message.slice(0, 200),
    },
    evidence: [toEvidence("invocation", failure)],
    locations: addedBy.flatMap(({ location }) => (location === undefined ? [] : [location])),
  };
}
