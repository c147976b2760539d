/** What AWS says of a guardrail, and of the guardrails that the account enforces by itself. */
import type { Answer, Caller } from "./call.js";
import { isObject } from "./normalise-response.js";
import { askSigned } from "./signed-request.js";

export interface GuardrailState {
  id: string;
  version: string;
  status: string;
  /** A cross-Region guardrail profile is configured. */
  crossRegion: boolean;
}

/** GetGuardrail; `id` may be an ARN. */
export async function getGuardrail(
  caller: Caller,
  { endpoint, id, version }: { endpoint: string; id: string; version: string },
): Promise<Answer<GuardrailState>> {
  const answer = await askSigned(caller, {
    operation: "GetGuardrail",
    endpoint: "control",
    url: endpoint,
    service: "bedrock",
    path: `/guardrails/${encodeURIComponent(id)}`,
    query: { guardrailVersion: version },
  });
  return answer.ok ? { ...answer, value: readState(answer.value, id, version) } : answer;
}

/** ListEnforcedGuardrailsConfiguration: ARN or ID of each guardrail, as AWS names it. */
export async function listEnforcedGuardrails(
  caller: Caller,
  { endpoint }: { endpoint: string },
): Promise<Answer<string[]>> {
  const answer = await askSigned(caller, {
    operation: "ListEnforcedGuardrailsConfiguration",
    endpoint: "control",
    url: endpoint,
    service: "bedrock",
    path: "/enforcedGuardrailsConfiguration",
  });
  return answer.ok ? { ...answer, value: readEnforced(answer.value) } : answer;
}

function readState(body: Record<string, unknown>, id: string, version: string): GuardrailState {
  return {
    id: textOf(body.guardrailId) ?? id,
    version: textOf(body.version) ?? version,
    status: textOf(body.status) ?? "unknown",
    crossRegion: isObject(body.crossRegionDetails),
  };
}

function readEnforced(body: Record<string, unknown>): string[] {
  const list = Object.values(body).find(Array.isArray) ?? [];
  return list.filter(isObject).flatMap((one) => textOf(one.guardrailArn) ?? textOf(one.guardrailId) ?? []);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
