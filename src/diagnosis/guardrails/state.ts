/**
 * What the guardrail of the headers is like, by AWS's own description of it. A model that answered a
 * request with the guardrail proves more than the description: then nothing is called broken.
 */
import type { Failure, Refusal } from "../../aws/types.js";
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { geographyOf } from "../../knowledge/inference-profile-ids.js";
import type { NamedGuardrail } from "../arguments/guardrails.js";
import { type CollectedFailure, probesOf } from "../collect.js";
import { variableOf } from "../plan-variable.js";
import type { Classified, Found } from "../types.js";

/** The status in which a guardrail is applied. */
const ready = "READY";
const saidLimit = 200;

/** The guardrail that is sent, where it is named in full and a model in use gets it. */
export function namedGuardrail(plan: Plan): NamedGuardrail | null {
  const { guardrail } = plan.request;
  if (guardrail === null || guardrail.identifier === null || guardrail.version === null) return null;
  if (!plan.models.some((model) => model.inUse && model.route === "invoke")) return null;
  const location = variableOf(plan, "ANTHROPIC_CUSTOM_HEADERS")?.location;
  return {
    identifier: guardrail.identifier,
    version: guardrail.version,
    region: plan.region.value,
    ...(location === undefined ? {} : { location }),
  };
}

/** The guardrail or its version is not there: GetGuardrail says so. */
export function missingGuardrail(plan: Plan, facts: Facts): Classified | null {
  const named = namedGuardrail(plan);
  const refusal = notFoundBy(facts);
  if (named === null || refusal === null || isServed(facts)) return null;
  return {
    found: {
      code: "guardrail.not-found",
      arguments: { ...named, by: "GetGuardrail", said: refusal.message.slice(0, saidLimit) },
      locations: placesOf(named),
    },
    facts: ["guardrail", "invocation"],
    failures: [],
  };
}

/** Its status is another than READY. */
export function unreadyGuardrail(plan: Plan, facts: Facts): Classified | null {
  const named = namedGuardrail(plan);
  const state = stateOf(facts);
  if (named === null || state === null || state.status === ready) return null;
  const served = isServed(facts);
  return {
    found: {
      code: "guardrail.not-ready",
      ...(served ? { severity: "warning" } : {}),
      arguments: { ...named, status: state.status, served },
      locations: placesOf(named),
    },
    facts: served ? [] : ["invocation"],
    failures: [],
  };
}

/** Requests leave the region by a profile, and the guardrail was not set up to go with them. */
export function regionalGuardrail(plan: Plan, facts: Pick<Facts, "guardrail">): Found | null {
  const named = namedGuardrail(plan);
  const state = stateOf(facts);
  if (named === null || state === null || state.status !== ready || state.crossRegion) return null;
  const used = plan.models.filter((model) => model.inUse && model.route === "invoke");
  const profiles = [...new Set(used.map((model) => model.resolved).filter(isCrossRegion))];
  if (profiles.length === 0) return null;
  return {
    code: "guardrail.cross-region-off",
    arguments: { ...named, profiles },
    locations: placesOf(named),
  };
}

/**
 * Requests without a guardrail are denied by a statement, and the account enforces guardrails: the
 * denial does not say that it is for want of one.
 */
export function unsentGuardrail(plan: Plan, facts: Facts): Classified | null {
  if (plan.request.guardrail !== null) return null;
  const enforced = facts.guardrail.state === "answered" ? (facts.guardrail.value.enforced ?? []) : [];
  const asked = asksForGuardrail(facts);
  const denied = probesOf(facts, "invocation")
    .filter((probe) => isDeniedAtHome(probe.failure, probe.region, asked))
    .map(({ failure }) => failure as Refusal)[0];
  if ((enforced.length === 0 && !asked) || denied?.denial === undefined) return null;
  const { action, resource = null, principal = null } = denied.denial;
  return {
    found: {
      code: "guardrail.denied",
      arguments: { how: "not-sent", action, resource, principal, enforced, asked },
    },
    facts: ["invocation"],
    failures: [],
  };
}

/** A policy looks at the guardrail of the request: the simulation had no value for it. */
function asksForGuardrail({ iamCoverage }: Facts): boolean {
  return (
    iamCoverage.state === "answered" &&
    iamCoverage.value.decisions.some(
      ({ action, missingContext = [] }) =>
        action.startsWith("bedrock:InvokeModel") && missingContext.includes("bedrock:GuardrailIdentifier"),
    )
  );
}

/** Whether a failure is what came of a guardrail that is missing or not ready. */
export function isOfGuardrail({ fact, failure }: CollectedFailure): boolean {
  if (failure.kind !== "refusal") return false;
  if (fact === "guardrail") return failure.operation === "GetGuardrail" && isNotFound(failure);
  return fact === "invocation" && failure.status !== 403 && /guardrail/i.test(failure.message);
}

/** Whether a failure is the denial of a request that carries no guardrail. */
export function isOfUnsent({ fact, failure, probe }: CollectedFailure, facts: Facts): boolean {
  if (fact !== "invocation" || probe === undefined) return false;
  return isDeniedAtHome(failure, probe.region, asksForGuardrail(facts));
}

/**
 * The request is denied in its own region: in another one the profile's routing is the reason. Want of
 * an allow counts only where a policy is known to look at the guardrail.
 */
function isDeniedAtHome(failure: Failure | undefined, region: string, asked: boolean): boolean {
  if (failure?.kind !== "refusal" || failure.denial === undefined) return false;
  if (failure.denial.effect !== "explicit" && !asked) return false;
  const { action, resource = "" } = failure.denial;
  return action.startsWith("bedrock:InvokeModel") && resource.includes(`:${region}:`);
}

function notFoundBy({ guardrail }: Facts): Refusal | null {
  if (guardrail.state !== "refused" || guardrail.failure.kind !== "refusal") return null;
  return isNotFound(guardrail.failure) ? guardrail.failure : null;
}

/** An identifier that AWS cannot even read is refused as invalid. */
function isNotFound({ status, code }: Refusal): boolean {
  return status === 404 || (status === 400 && /Validation/i.test(code));
}

function stateOf({ guardrail }: Pick<Facts, "guardrail">) {
  return guardrail.state === "answered" ? guardrail.value.guardrail : null;
}

function isServed(facts: Facts): boolean {
  return probesOf(facts, "invocation").some(({ state }) => state === "answered");
}

function isCrossRegion(id: string): boolean {
  return geographyOf(id) !== null || /:inference-profile\//.test(id);
}

function placesOf({ location }: NamedGuardrail): NonNullable<Found["locations"]> {
  return location === undefined ? [] : [location];
}
