/**
 * Endpoint settings of the AWS SDKs that do not reach model requests. Quiet where the client's own base
 * URL is set: then somebody knew.
 */
import type { Plan } from "../../claude-code/types.js";
import type { SetupArguments } from "../arguments/setup.js";
import { variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";
import { openable, placeOf } from "./places.js";

type Override = SetupArguments["setup.endpoint-override-ignored"]["overrides"][number];

const urls = ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_BEDROCK", "AWS_ENDPOINT_URL_BEDROCK_RUNTIME"];
const switches = ["AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"];
const keysOfProfile = ["endpoint_url", "use_fips_endpoint", "use_dualstack_endpoint"];

/** The finding that lists them all, or null. */
export function ignoredEndpoints(plan: Plan): Found | null {
  const planes = [plan.endpoints.invoke, plan.endpoints.mantle].filter((one) => one !== null);
  if (planes.length === 0 || planes.every((one) => one.overriddenBy !== undefined)) return null;
  const overrides = [...variablesOf(plan), ...profileOf(plan)];
  if (overrides.length === 0) return null;
  return {
    code: "setup.endpoint-override-ignored",
    arguments: {
      overrides,
      hosts: planes.filter((one) => one.overriddenBy === undefined).map((one) => hostOf(one.url)),
      region: plan.region.value,
    },
    locations: openable(overrides),
  };
}

function variablesOf(plan: Plan): Override[] {
  return [...urls, ...switches].flatMap((name) => {
    const variable = variableOf(plan, name);
    if (variable === null || (switches.includes(name) && variable.value.trim() !== "true")) return [];
    if (variable.value.trim().replace(/(?<!\/)\/+$/, "") === plan.endpoints.invoke?.url) return [];
    const moves = movesControl(plan, name) ? ("control-plane" as const) : ("nothing" as const);
    return [{ name, value: variable.value, moves, ...placeOf(variable) }];
  });
}

/** FIPS and dual-stack names combine, and the plan names one of them. */
function movesControl(plan: Plan, name: string): boolean {
  const by = plan.endpoints.control?.overriddenBy;
  return by === name || (by !== undefined && switches.includes(by) && switches.includes(name));
}

function profileOf(plan: Plan): Override[] {
  const control = plan.endpoints.control;
  const name = control?.overriddenBy;
  if (control === null || name === undefined || !keysOfProfile.includes(name)) return [];
  return [
    {
      name,
      value: name === "endpoint_url" ? control.url : "true",
      moves: "control-plane",
      scope: "aws-file",
    },
  ];
}

/** A malformed region makes a URL that cannot be parsed. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
