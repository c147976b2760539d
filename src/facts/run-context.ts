/**
 * What every question of one run shares: the plan, the wire, the clocks, and the signal that ends
 * the run. A question never outlives its limit or the run's, whatever the code below it does.
 */
import type { Answer } from "../aws/call.js";
import type { RunCommand, UpdateJsonFile } from "../aws/providers/types.js";
import type { Revealable, Transport } from "../aws/transport.js";
import type { Failure, NoAnswer, Operation } from "../aws/types.js";
import type { Plan, Wiring } from "../claude-code/types.js";
import type { Fact, FactName, InferenceProfile, NotAsked } from "./types.js";

/** Milliseconds. */
export interface Limits {
  connectMs: number;
  /** Of each question. */
  requestMs: number;
  credentialsMs: number;
  /** Of all of them together. */
  runMs: number;
}

export interface GatherOptions {
  offline: boolean;
  noInvoke: boolean;
  /** Make the request although it would create the account's first agreement for a model. */
  firstUse: boolean;
  /** Also what costs more or is seldom asked. */
  deep?: boolean;
}

export type Progress = (event: { fact: FactName; state: "asked" | Fact<unknown>["state"] }) => void;

/** Loaded when it is asked: a plan that works needs none of it. */
export type RequiredAccess = (
  plan: Plan,
  known: {
    account: string;
    profiles: Pick<InferenceProfile, "id" | "arn" | "models">[] | null;
  },
) => Promise<
  {
    action: string;
    resource: string;
    need: "required" | "first-use" | "optional";
    /** `aws:RequestedRegion`. */
    region: string;
    /** Other condition keys of the request. */
    context: Readonly<Record<string, string>>;
  }[]
>;

export interface RunContext {
  plan: Plan;
  wiring: Wiring;
  options: GatherOptions;
  /** What IAM has to allow for a plan; absent where that is not to be asked. */
  requiredAccess?: RequiredAccess | undefined;
  transport: Transport;
  /** Milliseconds since the epoch, the machine's or the scenario's. */
  clock: () => number;
  monotonic: () => number;
  version: string;
  limits: Limits;
  /** Aborted when the run is over; its reason is a `Stop`. */
  signal: AbortSignal;
  /** Counts requests that do not go through the transport. */
  countRequest: () => void;
  /** Starts a helper command; null where none may be started. */
  runCommand: RunCommand | null;
  /** Secrets that the run obtained: nothing that is written may show them. */
  keepSecret: (secret: Revealable) => void;
  /** Saves a renewed token; null where nothing is renewed. */
  updateJsonFile: UpdateJsonFile | null;
  onProgress: Progress;
}

/** Why everything stops. */
export interface Stop {
  reason: "interrupted" | "deadline";
  afterMs?: number;
}

/** What a question came to, and the longest chain of requests that it ended. */
export interface Asked<T> {
  fact: Fact<T>;
  depth: number;
}

/** Runs one question within its limit and the run's. */
export async function withinLimit<T>(
  run: RunContext,
  question: { operation: Operation; host: string; limitMs: number },
  ask: (signal: AbortSignal) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const { operation, host, limitMs } = question;
  if (run.signal.aborted) return { ok: false, failure: stopped(run, operation, host) };
  const controller = new AbortController();
  let end: (answer: Answer<T>) => void = () => {};
  const ended = new Promise<Answer<T>>((resolve) => {
    end = resolve;
  });
  const giveUp = (failure: NoAnswer): void => {
    end({ ok: false, failure });
    controller.abort();
  };
  const onStop = (): void => giveUp(stopped(run, operation, host));
  const timer = setTimeout(
    () =>
      giveUp({
        kind: "no-answer",
        operation,
        reason: "response-timed-out",
        code: "ETIMEDOUT",
        host,
        afterMs: limitMs,
      }),
    limitMs,
  );
  run.signal.addEventListener("abort", onStop, { once: true });
  try {
    return await Promise.race([ask(controller.signal), ended]);
  } finally {
    clearTimeout(timer);
    run.signal.removeEventListener("abort", onStop);
  }
}

/**
 * Limit of a read that the model requests wait for, ms. The client does without it, so that a host
 * which never answers it must not take the time in which the models would have answered.
 */
export function limitOfWaitedFor({ limits, options }: RunContext): number {
  return options.noInvoke ? limits.requestMs : Math.min(limits.requestMs, limits.runMs / 3);
}

/** The failure of whatever was pending when the run was stopped. */
export function stopped(run: RunContext, operation: Operation, host: string): NoAnswer {
  const stop = run.signal.reason as Stop;
  return {
    kind: "no-answer",
    operation,
    reason: stop.reason,
    code: stop.reason === "deadline" ? "ETIMEDOUT" : "ABORT_ERR",
    host,
    ...(stop.afterMs === undefined ? {} : { afterMs: stop.afterMs }),
  };
}

/** Starts a question's clock and tells of it. */
export function startQuestion(run: RunContext, fact: FactName) {
  const startedAt = run.monotonic();
  const askedAt = new Date(run.clock()).toISOString();
  run.onProgress({ fact, state: "asked" });
  const asked = () => ({ askedAt, durationMs: Math.max(0, Math.round(run.monotonic() - startedAt)) });
  return {
    answered: <T>(value: T): Fact<T> => ({ state: "answered", ...asked(), value }),
    failed: <T>(failure: Failure): Fact<T> => ({ state: stateOf(failure), ...asked(), failure }),
  };
}

/** A question that is not asked. */
export function notAsked<T>(why: NotAsked): Asked<T> {
  return { fact: { state: "not-asked", askedAt: null, durationMs: 0, why }, depth: 0 };
}

/** Something that answered has refused; where nothing did, there is no answer. */
export function stateOf(failure: Failure): "refused" | "no-answer" {
  return failure.kind === "no-answer" ? "no-answer" : "refused";
}
