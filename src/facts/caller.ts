/** From the run to what one call of `src/aws` needs. */
import type { Caller } from "../aws/call.js";
import type { Access } from "../aws/signing.js";
import type { PlanModel } from "../claude-code/types.js";
import type { RunContext } from "./run-context.js";

/** The caller of a call that signs for `region`. */
export function callerOf(run: RunContext, access: Access, region: string, signal: AbortSignal): Caller {
  const { transport, version, clock } = run;
  return { transport, region, access, version, clock, signal };
}

/**
 * The base URL a model is called at. A region of the model's own (the small and fast Haiku can have
 * one) moves the default host; a base URL that someone set stays as it is.
 */
export function endpointOf(run: RunContext, model: Pick<PlanModel, "route" | "region">): string | null {
  const endpoint = run.plan.endpoints[model.route];
  if (endpoint === null) return null;
  const { value } = run.plan.region;
  return endpoint.overriddenBy === undefined && model.region !== value
    ? endpoint.url.replace(`.${value}.`, `.${model.region}.`)
    : endpoint.url;
}

/** Host of a URL, or the text itself where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
