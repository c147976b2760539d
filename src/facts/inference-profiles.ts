/** The inference profiles that the region offers: what Claude Code itself asks at every start. */
import { listInferenceProfiles } from "../aws/list-inference-profiles.js";
import { callerOf, hostOf } from "./caller.js";
import type { CredentialsAsked } from "./credentials.js";
import {
  type Asked,
  limitOfWaitedFor,
  notAsked,
  type RunContext,
  startQuestion,
  withinLimit,
} from "./run-context.js";
import type { InferenceProfilesValue } from "./types.js";

/** Lists them all, unless the client does not list any. */
export async function askInferenceProfiles(
  run: RunContext,
  credentials: CredentialsAsked,
): Promise<Asked<InferenceProfilesValue>> {
  const endpoint = run.plan.endpoints.control;
  if (endpoint === null || !run.plan.provider.startsWith("invoke")) {
    const text = "Claude Code lists no inference profiles when the Invoke API is off.";
    return notAsked({ because: "plan", applies: false, text });
  }
  const access = credentials.accesses?.control ?? null;
  if (access === null) return notAsked({ because: "fact", fact: "credentials" });
  const question = startQuestion(run, "inferenceProfiles");
  const answer = await withinLimit(
    run,
    { operation: "ListInferenceProfiles", host: hostOf(endpoint.url), limitMs: limitOfWaitedFor(run) },
    (signal) =>
      listInferenceProfiles({
        ...callerOf(run, access, run.plan.region.value, signal),
        endpoint: endpoint.url,
      }),
  );
  if (!answer.ok) return { fact: question.failed(answer.failure), depth: credentials.depth + 1 };
  return { fact: question.answered(answer.value), depth: credentials.depth + answer.value.pages };
}
