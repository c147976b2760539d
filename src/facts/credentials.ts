/**
 * What can sign. Keys and API keys are known from the plan's route; only instance metadata is asked.
 * The value describes the credentials and never holds them: what signs goes to the other questions
 * beside the fact.
 */
import { getInstanceCredentials } from "../aws/instance-metadata.js";
import type { CredentialRoute } from "../claude-code/types.js";
import { type Accesses, accessesOf, unsendablePart } from "./access.js";
import { hostOf } from "./caller.js";
import { type Asked, notAsked, type RunContext, startQuestion, withinLimit } from "./run-context.js";
import type { CredentialsValue } from "./types.js";

/** The fact, and what signs where it was answered. */
export interface CredentialsAsked extends Asked<CredentialsValue> {
  accesses: Accesses | null;
}

/** Requests that the metadata service takes, one after the other. */
const METADATA_STEPS = 3;
const METADATA_HOST = "169.254.169.254";

/** Answers who signs, or why nobody can. */
export async function askCredentials(run: RunContext): Promise<CredentialsAsked> {
  const { plan, wiring } = run;
  const route = wiring.credentials;
  const pointless = whyNothingSigns(route);
  if (pointless !== null) {
    return { ...notAsked({ because: "plan", applies: true, text: pointless }), accesses: null };
  }
  const question = startQuestion(run, "credentials");
  if (route.kind === "instance-metadata") {
    const limit = { operation: "InstanceMetadata", host: METADATA_HOST } as const;
    const answer = await withinLimit(run, { ...limit, limitMs: run.limits.credentialsMs }, (signal) =>
      getInstanceCredentials({ signal, dial: run.transport.dial, onRequest: run.countRequest }),
    );
    if (!answer.ok) return { fact: question.failed(answer.failure), depth: METADATA_STEPS, accesses: null };
    const { accessKeyId, expiresAt } = answer.value;
    const value = { kind: plan.credentials.kind, accessKeyId, temporary: true };
    return {
      fact: question.answered(expiresAt === undefined ? value : { ...value, expiresAt }),
      depth: METADATA_STEPS,
      accesses: accessesOf(plan, wiring, answer.value),
    };
  }
  const accesses = accessesOf(plan, wiring, null);
  const unsendable = unsendablePart(accesses);
  if (unsendable !== null) {
    const failure = {
      kind: "no-answer",
      operation: "InvokeModelWithResponseStream",
      reason: "other",
      code: "ERR_INVALID_CHAR",
      host: hostOf(plan.endpoints.invoke?.url ?? plan.endpoints.mantle?.url ?? ""),
      detail: `The ${unsendable} holds a character that no HTTP header can carry, such as a line break.`,
    } as const;
    return { fact: question.failed(failure), depth: 0, accesses: null };
  }
  return { fact: question.answered(describe(run, route)), depth: 0, accesses };
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

function whyNothingSigns(route: CredentialRoute): string | null {
  if (route.kind === "none") return "Nothing on this machine gives Claude Code credentials for AWS.";
  if (route.kind === "unwalkable") return `This release cannot get credentials by the route ${route.of} yet.`;
  return null;
}
