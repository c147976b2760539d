/**
 * What the two paid questions share: one request for each distinct model, route and region, each with
 * an outcome of its own. A question stays open as long as further models may have to be tried.
 */
import pLimit from "p-limit";
import type { Answer, Caller } from "../aws/call.js";
import type { ProbeRequest } from "../aws/invoke-model.js";
import type { MessageResult } from "../aws/message-stream.js";
import { firstWaitMs, isPassingFault } from "../aws/model-refusal.js";
import type { Access } from "../aws/signing.js";
import type { Failure, Operation } from "../aws/types.js";
import type { Plan } from "../claude-code/types.js";
import { callerOf, endpointOf, hostOf } from "./caller.js";
import { type ClientExtras, sendWithExtras } from "./client-extras.js";
import { type Asked, notAsked, type RunContext, startQuestion, stateOf, withinLimit } from "./run-context.js";
import type { NotAsked, Probe, ProbesValue } from "./types.js";

/** Requests in flight; no plan names as many models, but a list from a file could. */
const MOST_AT_ONCE = 64;

export interface ProbeTarget {
  model: string;
  route: "invoke" | "mantle";
  region: string;
  roles: string[];
}

/**
 * The models of a plan that the client sends requests to, each with the roles it plays. Where its
 * memory alone keeps it from one, that one too: whether the memory still holds is known only by asking.
 */
export function targetsOf(plan: Plan): ProbeTarget[] {
  return mergeRoles(
    plan.models
      .filter(({ inUse }) => inUse)
      .flatMap(({ role, resolved, route, region, fellBackFrom }) =>
        [fellBackFrom?.resolved, resolved].flatMap((id) =>
          id === undefined ? [] : [{ model: id, route, region, roles: [role] }],
        ),
      ),
  );
}

/** Each model, route and region once, with the roles of all. */
export function mergeRoles(targets: readonly ProbeTarget[]): ProbeTarget[] {
  const merged = new Map<string, ProbeTarget>();
  for (const target of targets) {
    const known = merged.get(keyOf(target));
    if (known === undefined) merged.set(keyOf(target), { ...target, roles: [...target.roles] });
    else addRoles(known, target.roles);
  }
  return [...merged.values()];
}

/** What makes two requests the same. */
export function keyOf({ model, route, region }: Omit<ProbeTarget, "roles">): string {
  return `${route} ${region} ${model}`;
}

/** Names further roles that a model is tried for. */
export function addRoles(target: Pick<ProbeTarget, "roles">, roles: readonly string[]): void {
  target.roles.push(...roles.filter((role) => !target.roles.includes(role)));
}

/** How one of the two questions makes a request. */
export interface ProbeKind {
  operation: Operation;
  access: Access;
  service: string;
  headers: Readonly<Record<string, string>>;
  send: (caller: Caller, request: ProbeRequest) => Promise<Answer<MessageResult>>;
  /** What the client adds to its own request of this model, where that is asked for. */
  extras?: (target: ProbeTarget) => ClientExtras | null;
  /** True where the policy forbids the request: it would be the account's first use of the model. */
  isFirstUse: (target: ProbeTarget) => boolean;
}

/** One of the two questions, while it is being asked. */
export interface ProbeQuestion {
  /**
   * Makes the requests at once.
   *
   * @param more - `depth`: length of the chain of requests that these are the end of
   * @returns one probe for each target; none where the question may not be asked
   */
  ask(targets: readonly ProbeTarget[], more: { depth: number; walked?: true }): Promise<Probe[]>;
  /** What all of them came to. */
  close(): Asked<ProbesValue>;
}

/**
 * Opens the question; it is asked with its first request.
 *
 * @param kind - how to ask, or why it may not be asked
 * @param nothing - why it is not asked where no model needs it
 */
export function openQuestion(
  run: RunContext,
  fact: "invocation" | "mantle",
  kind: ProbeKind | { notAsked: NotAsked },
  nothing: NotAsked,
): ProbeQuestion {
  const limit = pLimit(MOST_AT_ONCE);
  const probes: Probe[] = [];
  let question: ReturnType<typeof startQuestion> | undefined;
  let why = nothing;
  let depth = 0;
  return {
    async ask(targets, more) {
      if (targets.length === 0) return [];
      if ("notAsked" in kind) {
        why = kind.notAsked;
        return [];
      }
      question ??= startQuestion(run, fact);
      const answers = await Promise.all(
        targets.map((target) => limit(() => probe(run, target, kind, more.walked))),
      );
      if (answers.some(({ state }) => state !== "not-asked")) depth = more.depth;
      probes.push(...answers);
      return answers;
    },
    close() {
      if (question === undefined) return notAsked(why);
      const failures = probes.filter(({ state }) => state !== "not-asked").map(({ failure }) => failure);
      const first = failures[0];
      // A run that was stopped before any probe came back has asked the question and learnt nothing.
      if (run.signal.aborted && first !== undefined && failures.every(isStopped))
        return { fact: question.failed(first), depth };
      return { fact: question.answered({ probes }), depth };
    },
  };
}

function isStopped(failure: Failure | undefined): boolean {
  return failure?.kind === "no-answer" && (failure.reason === "interrupted" || failure.reason === "deadline");
}

async function probe(
  run: RunContext,
  target: ProbeTarget,
  kind: ProbeKind,
  walked: true | undefined,
): Promise<Probe> {
  const { model, roles, route, region } = target;
  const about = { model, roles, route, region, ...(walked === undefined ? {} : { walked }) };
  if (kind.isFirstUse(target)) return { ...about, state: "not-asked", durationMs: 0, why: "first-use" };
  const endpoint = endpointOf(run, target) ?? "";
  const startedAt = run.monotonic();
  const extras = kind.extras?.(target) ?? null;
  let told: Pick<Probe, "sent" | "before"> = {};
  const answer = await withinLimit(
    run,
    { operation: kind.operation, host: hostOf(endpoint), limitMs: run.limits.requestMs },
    async (signal) => {
      const caller = callerOf(run, kind.access, region, signal);
      const request = { model, endpoint, service: kind.service, headers: kind.headers };
      const send = (whole: ProbeRequest) => sendTwice(() => kind.send(caller, whole), signal);
      if (extras === null) return send(request);
      const sent = await sendWithExtras(extras, request, send);
      told = sent.told;
      return sent.answer;
    },
  );
  const timing = {
    durationMs: Math.round(run.monotonic() - startedAt),
    ...(answer.respondedAt === undefined ? {} : { firstByteMs: Math.round(answer.respondedAt - startedAt) }),
  };
  const requestId = answer.requestId === undefined ? {} : { requestId: answer.requestId };
  if (answer.ok) return { ...about, state: "answered", ...timing, ...requestId, ...answer.value, ...told };
  return {
    ...about,
    state: stateOf(answer.failure),
    ...timing,
    ...requestId,
    failure: answer.failure,
    ...told,
  };
}

/** Sends it once more where AWS failed for a reason of its own, as the client does: a fault that passes is none. */
async function sendTwice<T>(send: () => Promise<Answer<T>>, signal: AbortSignal): Promise<Answer<T>> {
  const first = await send();
  if (first.ok || !isPassingFault(first.failure)) return first;
  // A module that is needed after a refusal only.
  const { setTimeout: delay } = await import("node:timers/promises");
  const waited = await delay(firstWaitMs, true, { signal }).catch(() => false);
  return waited ? send() : first;
}

/**
 * The custom headers as the client sends them, names lower-case. An `authorization` line counts only
 * where nothing else authenticates: a signature or token overwrites it.
 */
export function customHeadersOf({ wiring }: RunContext): Record<string, string> {
  return Object.fromEntries(
    wiring.customHeaders.map(({ name, value }) => [name.trim().toLowerCase(), value.reveal()]),
  );
}
