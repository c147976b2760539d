/**
 * What can sign. Keys and API keys are known from the plan's route; every other route is walked. The
 * value describes the credentials and never holds them: what signs goes to the other questions beside
 * the fact.
 */
import type { CredentialRoute } from "../claude-code/types.js";
import { type Accesses, accessesOf, unsendablePart } from "./access.js";
import { hostOf } from "./caller.js";
import { type Asked, notAsked, type RunContext, startQuestion } from "./run-context.js";
import type { CredentialsValue } from "./types.js";

/** The fact, and what signs where it was answered. */
export interface CredentialsAsked extends Asked<CredentialsValue> {
  accesses: Accesses | null;
}

/** Routes that need no step: what they hold signs. */
const AT_HAND: readonly CredentialRoute["kind"][] = ["keys", "api-key", "skipped"];

/** Answers who signs, or why nobody can. */
export async function askCredentials(run: RunContext): Promise<CredentialsAsked> {
  const { plan, wiring } = run;
  const route = wiring.credentials;
  if (route.kind === "none") {
    const text = "Nothing on this machine gives Claude Code credentials for AWS.";
    return { ...notAsked({ because: "plan", applies: true, text }), accesses: null };
  }
  const question = startQuestion(run, "credentials");
  if (AT_HAND.includes(route.kind)) {
    const accesses = accessesOf(plan, wiring, null);
    const unsendable = failureToSend(run, accesses);
    if (unsendable !== null) return { fact: question.failed(unsendable), depth: 0, accesses: null };
    return { fact: question.answered(describe(run, route)), depth: 0, accesses };
  }
  const { walkCredentials } = await import("./walk-credentials.js");
  const { outcome, depth, used, passedOver } = await walkCredentials(run, route);
  if (!outcome.ok) return { fact: question.failed(outcome.failure), depth, accesses: null };
  const { accessKeyId, sessionToken, expiresAt } = outcome.value;
  const accesses = accessesOf(plan, wiring, outcome.value);
  const unsendable = failureToSend(run, accesses);
  if (unsendable !== null) return { fact: question.failed(unsendable), depth, accesses: null };
  const end = expiresAt === undefined ? Number.NaN : Date.parse(expiresAt);
  const value: CredentialsValue = {
    kind: used?.kind ?? plan.credentials.kind,
    accessKeyId,
    temporary: sessionToken !== undefined,
    ...(Number.isNaN(end) ? {} : { expiresAt: new Date(end).toISOString() }),
    ...(used === undefined ? {} : { source: used.source }),
    ...(passedOver.length === 0 ? {} : { passedOver }),
  };
  return { fact: question.answered(value), depth, accesses };
}

/** Whether a step of the route goes through a proxy. */
export function mayGoByProxy(route: CredentialRoute): boolean {
  const ways = [
    ...("portal" in route ? [route.portal, route.oidc] : []),
    ...("signIn" in route ? [route.signIn] : []),
    ...("sts" in route ? [route.sts] : []),
  ];
  if (ways.some(({ proxy }) => proxy !== null)) return true;
  const further = [
    ...("source" in route ? [route.source] : []),
    ...("next" in route && route.next !== null ? [route.next.route] : []),
  ];
  return further.some(mayGoByProxy);
}

function failureToSend({ plan }: RunContext, accesses: Accesses) {
  const unsendable = unsendablePart(accesses);
  if (unsendable === null) return null;
  return {
    kind: "no-answer",
    operation: "InvokeModelWithResponseStream",
    reason: "other",
    code: "ERR_INVALID_CHAR",
    host: hostOf(plan.endpoints.invoke?.url ?? plan.endpoints.mantle?.url ?? ""),
    detail: `The ${unsendable} holds a character that no HTTP header can carry, such as a line break.`,
  } as const;
}

function describe(run: RunContext, route: CredentialRoute): CredentialsValue {
  const { credentials } = run.plan;
  const accessKeyId = route.kind === "keys" ? route.accessKeyId : credentials.accessKeyId;
  const expiresAt = credentials.expiresAt ?? credentials.apiKey?.expiresAt;
  return {
    kind: credentials.kind,
    temporary:
      (route.kind === "keys" && route.sessionToken !== undefined) ||
      credentials.kind === "api-key-short-term",
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}
