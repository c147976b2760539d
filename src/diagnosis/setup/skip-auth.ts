/**
 * Authentication switched off although the requests go to AWS itself. Not found where a model answered
 * all the same (a gateway may stand behind AWS's own host names), nor where a Bedrock API key is still
 * sent and AWS does not refuse it.
 */
import type { Plan, PlanEndpoint } from "../../claude-code/types.js";
import type { FactName, Facts } from "../../facts/types.js";
import { findRefusalMeaning } from "../../knowledge/refusals.js";
import { probesOf } from "../collect.js";
import { switchedOn, variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";
import { openable, placeOf } from "./places.js";

const planes = [
  { plane: "invoke", name: "CLAUDE_CODE_SKIP_BEDROCK_AUTH", baseUrl: "ANTHROPIC_BEDROCK_BASE_URL" },
  { plane: "mantle", name: "CLAUDE_CODE_SKIP_MANTLE_AUTH", baseUrl: "ANTHROPIC_BEDROCK_MANTLE_BASE_URL" },
] as const;

const factsOf: Record<"invoke" | "mantle", FactName[]> = {
  invoke: ["identity", "inferenceProfiles", "modelAccess", "invocation"],
  mantle: ["mantle"],
};

/** The finding and the questions it took away, or null. */
export function skippedAuth(plan: Plan, facts: Facts): { found: Found; facts: FactName[] } | null {
  const hit = planes.flatMap((one) => {
    const variable = switchedOn(plan, one.name);
    const endpoint = plan.endpoints[one.plane];
    if (variable === null || !isAws(endpoint) || hasAnswer(facts, one.plane)) return [];
    if (hasOwnAuth(plan, one.plane) && !isRefused(facts, one.plane)) return [];
    return [{ ...one, url: endpoint.url, place: placeOf(variable) }];
  });
  if (hit.length === 0) return null;
  return {
    found: {
      code: "setup.skip-auth-without-gateway",
      arguments: { planes: hit.map(({ name, url, baseUrl }) => ({ name, url, baseUrl })) },
      locations: openable(hit.map((one) => one.place)),
    },
    facts: hit.flatMap((one) => factsOf[one.plane]),
  };
}

function isAws(endpoint: PlanEndpoint | null): endpoint is PlanEndpoint {
  return endpoint !== null && endpoint.overriddenBy === undefined;
}

/** The Bedrock API key is sent to the Invoke endpoint even so; a header of one's own may hold one. */
function hasOwnAuth(plan: Plan, plane: "invoke" | "mantle"): boolean {
  if (plan.request.customHeaders.some((one) => one.toLowerCase() === "authorization")) return true;
  return plane === "invoke" && variableOf(plan, "AWS_BEARER_TOKEN_BEDROCK") !== null;
}

/** AWS took it for no API key of Bedrock: it was meant for a gateway. */
function isRefused(facts: Facts, plane: "invoke" | "mantle"): boolean {
  const probes = probesOf(facts, plane === "invoke" ? "invocation" : "mantle");
  return probes.some(
    ({ failure }) => failure?.kind === "refusal" && findRefusalMeaning(failure) === "api-key-rejected",
  );
}

function hasAnswer(facts: Facts, plane: "invoke" | "mantle"): boolean {
  const probes = probesOf(facts, plane === "invoke" ? "invocation" : "mantle");
  return probes.some((probe) => probe.state === "answered");
}
