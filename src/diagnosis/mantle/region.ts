/**
 * A region in which Mantle has no endpoint, or none with Claude. A host that does not resolve proves it
 * only where other hosts of AWS were reached, or a table says that there is none: else the resolver is
 * what is broken.
 */
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { mantleModels } from "../../knowledge/mantle-models.js";
import { mantleRegionNamed, regionsWithClaudeOnMantle } from "../../knowledge/mantle-regions.js";
import { findRefusalMeaning } from "../../knowledge/refusals.js";
import { isRegionKnown } from "../../knowledge/regions.js";
import type { MantleArguments } from "../arguments/mantle.js";
import { type CollectedFailure, probesOf } from "../collect.js";
import { variableOf } from "../plan-variable.js";
import type { Classified } from "../types.js";

type Argument = MantleArguments["mantle.region-unavailable"];

/** The finding, or null; its failures are those of the Mantle requests. */
export function unavailableRegion(plan: Plan, facts: Facts): Classified | null {
  const region = plan.region.value;
  const used = plan.models.some((model) => model.inUse && model.route === "mantle");
  // Behind a base URL of one's own the region decides no host.
  if (!used || plan.endpoints.mantle?.overriddenBy !== undefined) return null;
  if (plan.region.malformed === true || !isRegionKnown(region)) return null;
  const proof = proofOf(plan, facts);
  if (proof === null) return null;
  const row = mantleRegionNamed(region);
  const location = plan.region.location ?? variableOf(plan, "AWS_REGION")?.location;
  return {
    found: {
      code: "mantle.region-unavailable",
      arguments: {
        region,
        host: hostOf(plan),
        proof,
        ...(row === undefined || proof === "no-claude" ? {} : { asOf: row.asOf }),
        instead: regionsWithClaudeOnMantle(region).filter((name) => name !== region),
      },
      locations: location === undefined ? [] : [location],
    },
    facts: ["mantle"],
    failures: [],
  };
}

/** Whether a failure is what came of it. */
export function isOfRegion({ fact, failure, probe }: CollectedFailure): boolean {
  if (fact !== "mantle" || probe === undefined) return false;
  if (failure.kind === "no-answer") return failure.reason === "dns";
  return failure.kind === "refusal" && findRefusalMeaning(failure) === "not-served-on-mantle";
}

function proofOf(plan: Plan, facts: Facts): Argument["proof"] | null {
  const probes = probesOf(facts, "mantle");
  if (probes.length === 0 || probes.some(({ state }) => state === "answered")) return null;
  const row = mantleRegionNamed(plan.region.value);
  const unresolved = probes.every(({ failure }) => failure?.kind === "no-answer" && failure.reason === "dns");
  if (unresolved) {
    if (noneResolves(facts)) return null;
    const exists = row?.endpoint === "yes" && row.claude !== "no";
    const reached = othersAnswered(facts);
    return !exists && (reached || row?.endpoint === "no") ? "no-host" : null;
  }
  const refusedById = probes.every(
    ({ failure }) => failure?.kind === "refusal" && findRefusalMeaning(failure) === "not-served-on-mantle",
  );
  if (!refusedById) return null;
  const { mantleModels: lineUp } = facts;
  if (lineUp.state === "answered") {
    const all = [...lineUp.value.models, ...lineUp.value.unavailable];
    return all.some((id) => id.startsWith("anthropic.claude-")) ? null : "no-claude";
  }
  // An ID that no Region is known to serve says nothing of this one.
  const served = probes.every(({ model }) => mantleModels.some((one) => one.id === model));
  return served && row?.claude === "no" ? "no-claude-reported" : null;
}

/** AWS answered something in this run by another host: names resolve here. */
function othersAnswered(facts: Facts): boolean {
  const { identity, inferenceProfiles, modelAccess } = facts;
  const spoke = [identity, inferenceProfiles, modelAccess].some(
    ({ state }) => state === "answered" || state === "refused",
  );
  return spoke || probesOf(facts, "invocation").some(({ state }) => state !== "no-answer");
}

function noneResolves(facts: Facts): boolean {
  const { identity } = facts;
  return (
    identity.state === "no-answer" &&
    identity.failure.kind === "no-answer" &&
    identity.failure.reason === "dns"
  );
}

function hostOf(plan: Plan): string {
  const url = plan.endpoints.mantle?.url ?? "";
  return URL.canParse(url) ? new URL(url).host : url;
}
