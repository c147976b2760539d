/**
 * The account's data retention mode, asked only where AWS refused a model because of it: the refusal
 * names the mode that counted, which may be the account's or a project's.
 */
import { getDataRetention } from "../aws/get-data-retention.js";
import { speaksOfRetention } from "../aws/model-refusal.js";
import { callerOf, hostOf } from "./caller.js";
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext, startQuestion, withinLimit } from "./run-context.js";
import type { ProbesValue } from "./types.js";
import type { DataRetentionValue } from "./values/data-retention.js";

/** Waits for the model requests; mostly there is nothing to ask. */
export async function askDataRetention(run: RunContext, known: Known): Promise<Asked<DataRetentionValue>> {
  const [invocation, mantle] = await Promise.all([known.invocation, known.mantle]);
  const access = known.credentials.accesses?.control ?? null;
  const endpoint = run.plan.endpoints.control;
  if (endpoint === null || access === null || ![invocation, mantle].some(isRefusedForIt)) {
    const text = "AWS refused no model because of data retention.";
    return notAsked({ because: "plan", applies: false, text });
  }
  const question = startQuestion(run, "dataRetention");
  const answer = await withinLimit(
    run,
    { operation: "GetAccountDataRetention", host: hostOf(endpoint.url), limitMs: run.limits.requestMs },
    (signal) =>
      getDataRetention({
        ...callerOf(run, access, run.plan.region.value, signal),
        endpoint: endpoint.url,
      }),
  );
  const depth = Math.max(invocation.depth, mantle.depth) + 1;
  return { fact: answer.ok ? question.answered(answer.value) : question.failed(answer.failure), depth };
}

function isRefusedForIt({ fact }: Asked<ProbesValue>): boolean {
  return fact.state === "answered" && fact.value.probes.some(({ failure }) => speaksOfRetention(failure));
}
