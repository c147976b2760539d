/** The service tier that the client asks for, which it sends as it stands. */
import type { Plan } from "../../claude-code/types.js";
import { serviceTiers } from "../../knowledge/quotas.js";
import type { Location } from "../../machine/types.js";
import type { ServiceTierArgument } from "../arguments/throughput.js";
import { locationsOf, variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";

const variable = "ANTHROPIC_BEDROCK_SERVICE_TIER";
const headers = "ANTHROPIC_CUSTOM_HEADERS";
const header = "x-amzn-bedrock-service-tier";

/** Whether requests by the Invoke API name a tier. */
export function asksForTier(plan: Plan): boolean {
  const { serviceTier, customHeaders } = plan.request;
  return (
    plan.endpoints.invoke !== null &&
    (serviceTier !== null || customHeaders.some((name) => name.trim().toLowerCase() === header))
  );
}

/** The value, as far as the plan shows it: values of custom headers are not in it. */
export function tierOf(plan: Plan): string {
  return plan.request.serviceTier ?? `the value in ${headers}`;
}

export function tierIsSetBy(plan: Plan): ServiceTierArgument["setBy"] {
  return plan.request.serviceTier === null ? headers : variable;
}

export function tierLocations(plan: Plan): Location[] {
  return locationsOf([variableOf(plan, tierIsSetBy(plan))]);
}

/** A value that the client's documentation does not name, where no request was made that would tell. */
export function unnamedTier(plan: Plan): Found | null {
  const tier = plan.request.serviceTier;
  if (tier === null || serviceTiers.ofTheClient.includes(tier)) return null;
  return {
    code: "throughput.service-tier-invalid",
    severity: "warning",
    arguments: { tier, setBy: variable, models: [], region: plan.region.value, message: null },
    locations: tierLocations(plan),
  };
}
