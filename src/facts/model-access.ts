/**
 * What AWS says of the account's access to the base model of each model in use. An optional read: it
 * decides only whether a request would be the account's first use of a model (probing policy P1a).
 * The first model is asked alone, since a denial there is a denial for all of them (P7).
 */
import type { Answer } from "../aws/call.js";
import { getModelAvailability, type ModelAvailability } from "../aws/get-model-availability.js";
import { baseModelId } from "../aws/model-id.js";
import type { Access } from "../aws/signing.js";
import type { Plan } from "../claude-code/types.js";
import { callerOf, hostOf } from "./caller.js";
import type { CredentialsAsked } from "./credentials.js";
import { targetsOf } from "./probes.js";
import {
  type Asked,
  limitOfWaitedFor,
  notAsked,
  type RunContext,
  startQuestion,
  stateOf,
  withinLimit,
} from "./run-context.js";
import type { Fact, ModelAccessEntry, ModelAccessValue } from "./types.js";

/**
 * Asks for every base model.
 *
 * @param later - IDs that are known only when the settled plan is; may repeat earlier ones
 */
export async function askModelAccess(
  run: RunContext,
  credentials: CredentialsAsked,
  later: Promise<string[]>,
): Promise<Asked<ModelAccessValue>> {
  const endpoint = run.plan.endpoints.control;
  if (endpoint === null || !run.plan.provider.startsWith("invoke")) {
    const text = "The Invoke API is off, and AWS tells the access to models only for it.";
    return notAsked({ because: "plan", applies: false, text });
  }
  const access = credentials.accesses?.control ?? null;
  if (access === null) return notAsked({ because: "fact", fact: "credentials" });
  const early = baseModelsOf(run.plan);
  const models = early.length > 0 ? early : await later;
  const [first, ...others] = models;
  if (first === undefined) {
    const text = "No model in use names its base model, and AWS tells the access only for base models.";
    return notAsked({ because: "plan", applies: false, text });
  }
  const ask = (model: string) => askOne(run, access, endpoint.url, model);
  const question = startQuestion(run, "modelAccess");
  const firstAnswer = await ask(first);
  let depth = credentials.depth + 1;
  if (!firstAnswer.ok && decidesForAll(firstAnswer)) {
    return { fact: question.failed(firstAnswer.failure), depth };
  }
  const rest = [...new Set([...others, ...(early.length > 0 ? await later : [])])].filter(
    (id) => id !== first,
  );
  const answers = await Promise.all(rest.map(ask));
  if (rest.length > 0) depth += 1;
  const entries = [first, ...rest].map((model, index) => entryOf(model, [firstAnswer, ...answers][index]));
  return { fact: question.answered({ models: entries }), depth };
}

/**
 * Asks for the base models of further models, as entries of the same fact: before a model is tried
 * that the plan did not name, it has to be known whether that would be its first use.
 *
 * @param known - the fact so far; where it was refused or not asked, nothing more is asked
 * @returns whether anything was asked
 */
export async function askFurtherAccess(
  run: RunContext,
  credentials: CredentialsAsked,
  known: Fact<ModelAccessValue>,
  models: readonly { model: string; route: "invoke" | "mantle" }[],
): Promise<boolean> {
  const endpoint = run.plan.endpoints.control;
  const access = credentials.accesses?.control ?? null;
  if (endpoint === null || access === null || known.state !== "answered" || run.options.firstUse)
    return false;
  const ids = baseIdsOf(models).filter((id) => !known.value.models.some(({ model }) => model === id));
  const answers = await Promise.all(ids.map((id) => askOne(run, access, endpoint.url, id)));
  known.value.models.push(...ids.map((id, index) => entryOf(id, answers[index])));
  return ids.length > 0;
}

/** Base IDs behind the models that are called by the Invoke API, each once. */
export function baseModelsOf(plan: Plan): string[] {
  return baseIdsOf(targetsOf(plan));
}

function baseIdsOf(models: readonly { model: string; route: "invoke" | "mantle" }[]): string[] {
  const ids = models.filter(({ route }) => route === "invoke").map(({ model }) => baseModelId(model));
  return [...new Set(ids.filter((id) => id !== null))];
}

/** A denial has no resource but `*`; a host that does not answer once will not answer the others. */
function decidesForAll(answer: Answer<ModelAvailability> & { ok: false }): boolean {
  const { failure } = answer;
  return failure.kind !== "refusal" || failure.status === 401 || failure.status === 403;
}

function askOne(
  run: RunContext,
  access: Access,
  endpoint: string,
  model: string,
): Promise<Answer<ModelAvailability>> {
  const limit = { operation: "GetFoundationModelAvailability", host: hostOf(endpoint) } as const;
  return withinLimit(run, { ...limit, limitMs: limitOfWaitedFor(run) }, (signal) =>
    getModelAvailability({ ...callerOf(run, access, run.plan.region.value, signal), endpoint }, model),
  );
}

function entryOf(model: string, answer: Answer<ModelAvailability> | undefined): ModelAccessEntry {
  if (answer === undefined) return { model, state: "no-answer" };
  if (answer.ok) return { model, state: "answered", ...answer.value };
  return { model, state: stateOf(answer.failure), failure: answer.failure };
}
