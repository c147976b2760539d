/**
 * What the two paid questions share: one request for each distinct model, route and region, made at
 * once, each with an outcome of its own.
 */
import pLimit from "p-limit";
import type { Answer, Caller } from "../aws/call.js";
import type { ProbeRequest } from "../aws/invoke-model.js";
import type { MessageResult } from "../aws/message-stream.js";
import type { Access } from "../aws/signing.js";
import type { Operation } from "../aws/types.js";
import type { Plan, PlanModel } from "../claude-code/types.js";
import { callerOf, endpointOf, hostOf } from "./caller.js";
import { type Asked, type RunContext, startQuestion, stateOf, withinLimit } from "./run-context.js";
import type { FactName, Probe, ProbesValue } from "./types.js";

/** Requests in flight; no plan names as many models, but a list from a file could. */
const MOST_AT_ONCE = 64;

export interface ProbeTarget {
  model: string;
  route: "invoke" | "mantle";
  region: string;
  roles: string[];
}

/** The models of a plan on one route, each with the roles it plays. */
export function targetsOf(plan: Plan, route: PlanModel["route"]): ProbeTarget[] {
  const targets = new Map<string, ProbeTarget>();
  for (const { role, resolved, route: own, region } of plan.models) {
    if (own !== route) continue;
    const key = `${region} ${resolved}`;
    const known = targets.get(key);
    if (known === undefined) targets.set(key, { model: resolved, route, region, roles: [role] });
    else known.roles.push(role);
  }
  return [...targets.values()];
}

/** How one of the two questions makes a request. */
export interface ProbeKind {
  fact: FactName;
  operation: Operation;
  access: Access;
  service: string;
  headers: Readonly<Record<string, string>>;
  send: (caller: Caller, request: ProbeRequest) => Promise<Answer<MessageResult>>;
  /** True where the policy forbids the request: it would be the account's first use of the model. */
  isFirstUse: (target: ProbeTarget) => boolean;
  /** Length of the chain of requests that was waited for. */
  depth: number;
}

/** Makes the requests and gathers their outcomes. */
export async function askProbes(
  run: RunContext,
  targets: readonly ProbeTarget[],
  kind: ProbeKind,
): Promise<Asked<ProbesValue>> {
  const question = startQuestion(run, kind.fact);
  const limit = pLimit(MOST_AT_ONCE);
  const probes = await Promise.all(targets.map((target) => limit(() => probe(run, target, kind))));
  const sent = probes.filter(({ state }) => state !== "not-asked");
  const depth = sent.length > 0 ? kind.depth + 1 : 0;
  const failures = sent.map(({ failure }) => failure);
  const first = failures[0];
  const nothingKnown = failures.every(
    (failure) =>
      failure?.kind === "no-answer" && (failure.reason === "interrupted" || failure.reason === "deadline"),
  );
  // A run that was stopped before any probe came back has asked the question and learnt nothing.
  if (run.signal.aborted && first !== undefined && nothingKnown)
    return { fact: question.failed(first), depth };
  return { fact: question.answered({ probes }), depth };
}

async function probe(run: RunContext, target: ProbeTarget, kind: ProbeKind): Promise<Probe> {
  const { model, roles, route, region } = target;
  const about = { model, roles, route, region };
  if (kind.isFirstUse(target)) return { ...about, state: "not-asked", durationMs: 0, why: "first-use" };
  const endpoint = endpointOf(run, target) ?? "";
  const startedAt = run.monotonic();
  const answer = await withinLimit(
    run,
    { operation: kind.operation, host: hostOf(endpoint), limitMs: run.limits.requestMs },
    (signal) =>
      kind.send(callerOf(run, kind.access, region, signal), {
        model,
        endpoint,
        service: kind.service,
        headers: kind.headers,
      }),
  );
  const timing = {
    durationMs: Math.round(run.monotonic() - startedAt),
    ...(answer.respondedAt === undefined ? {} : { firstByteMs: Math.round(answer.respondedAt - startedAt) }),
  };
  const requestId = answer.requestId === undefined ? {} : { requestId: answer.requestId };
  if (answer.ok) return { ...about, state: "answered", ...timing, ...requestId, ...answer.value };
  return { ...about, state: stateOf(answer.failure), ...timing, ...requestId, failure: answer.failure };
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
