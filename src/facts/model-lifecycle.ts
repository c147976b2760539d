/**
 * What AWS says of the life of the base model of each model in use. An optional read, beside the
 * model requests: the first model is asked alone, since a denial there is a denial for all of them (P7).
 */
import type { Answer } from "../aws/call.js";
import { disprovesCredentials } from "../aws/credential-refusal.js";
import { getFoundationModel, type ModelLife } from "../aws/get-foundation-model.js";
import { callerOf, hostOf } from "./caller.js";
import { baseModelsOf } from "./model-access.js";
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext, startQuestion, stateOf, withinLimit } from "./run-context.js";
import type { Fact, InferenceProfilesValue } from "./types.js";
import type { ModelLifecycleEntry, ModelLifecycleValue } from "./values/model-lifecycle.js";

/** Asks for every base model that is called by the Invoke API. */
export async function askModelLifecycle(run: RunContext, known: Known): Promise<Asked<ModelLifecycleValue>> {
  const endpoint = run.plan.endpoints.control;
  if (endpoint === null || !run.plan.provider.startsWith("invoke")) {
    const text = "The Invoke API is off, and AWS tells the life of models only for it.";
    return notAsked({ because: "plan", applies: false, text });
  }
  const access = known.credentials.accesses?.control ?? null;
  if (access === null) return notAsked({ because: "fact", fact: "credentials" });
  const early = baseModelsOf(run.plan);
  const later = known.settled.then(baseModelsOf);
  const [first] = early.length > 0 ? early : await later;
  if (first === undefined) {
    const text = "No model in use names its base model, and AWS tells the life only of base models.";
    return notAsked({ because: "plan", applies: false, text });
  }
  const ask = (model: string): Promise<Answer<ModelLife>> =>
    withinLimit(
      run,
      { operation: "GetFoundationModel", host: hostOf(endpoint.url), limitMs: run.limits.requestMs },
      (signal) =>
        getFoundationModel(
          { ...callerOf(run, access, run.plan.region.value, signal), endpoint: endpoint.url },
          model,
        ),
    );
  // Nothing waits for it, and the list leaves a connection to the same host behind.
  const list = await known.inferenceProfiles;
  if (saysNoMore(list.fact)) return notAsked({ because: "fact", fact: "inferenceProfiles" });
  const question = startQuestion(run, "modelLifecycle");
  const answer = await ask(first);
  const depth = list.depth + 1;
  if (!answer.ok && decidesForAll(answer)) return { fact: question.failed(answer.failure), depth };
  const rest = [...new Set([...early, ...(await later)])].filter((id) => id !== first);
  const answers = await Promise.all(rest.map(ask));
  const models = [first, ...rest].map((model, index) => entryOf(model, [answer, ...answers][index]));
  return { fact: question.answered({ models }), depth: depth + (rest.length > 0 ? 1 : 0) };
}

/** The host that was asked for the list answers nobody, or takes nothing that these credentials sign. */
function saysNoMore(list: Fact<InferenceProfilesValue>): boolean {
  return list.state === "no-answer" || (list.state === "refused" && disprovesCredentials(list.failure));
}

function decidesForAll({ failure }: Answer<ModelLife> & { ok: false }): boolean {
  return failure.kind !== "refusal" || failure.status === 401 || failure.status === 403;
}

function entryOf(model: string, answer: Answer<ModelLife> | undefined): ModelLifecycleEntry {
  if (answer === undefined) return { model, state: "no-answer" };
  if (answer.ok) return { model, state: "answered", ...answer.value };
  return { model, state: stateOf(answer.failure), failure: answer.failure };
}
