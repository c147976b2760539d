/**
 * What the plan alone proves to be wrong with the region, and which failures follow from it: a host
 * name made of such a region has no address, and that is not a fault of the network.
 */
import type { Failure, NoAnswer } from "../../aws/types.js";
import type { Plan } from "../../claude-code/types.js";
import type { FactName, Facts } from "../../facts/types.js";
import { findRefusalMeaning } from "../../knowledge/refusals.js";
import { isRegionKnown, isRegionPlausible } from "../../knowledge/regions.js";
import { probesOf } from "../collect.js";
import type { Classified, FindingCode, Found } from "../types.js";
import { unknownRegion } from "../unknown-region.js";
import { malformedRegion } from "./malformed.js";
import { wrongPartition } from "./partition.js";

const wire: readonly FactName[] = ["identity", "inferenceProfiles", "modelAccess", "invocation", "mantle"];

/** Failures that say nothing of the host's name. */
const unrelated: readonly NoAnswer["reason"][] = ["interrupted", "deadline", "response-timed-out"];

/** The cause that the region is, or null; nothing is called broken that answered. */
export function regionCause(plan: Plan, facts: Facts): Classified | null {
  if (plan.provider === "none") return null;
  const works = answersModels(facts);
  if (plan.region.malformed === true) {
    return made(malformedRegion(plan, works), works ? [] : wire);
  }
  // A gateway takes any region: the name matters to it only where it has to find AWS by it.
  if (works) return null;
  if (isNoRegion(plan)) return made(unknownRegion(plan), wire);
  return made(wrongPartition(plan), plan.endpoints.mantle === null ? wire : ["invocation"]);
}

/** The code whose consequence a failure is, or null where it speaks for itself. */
export function regionBehind(plan: Plan, failure: Failure): FindingCode | null {
  if (isNoRegion(plan)) return isOfTheName(failure) ? "region.unknown" : null;
  const byName = failure.kind === "no-answer" && !unrelated.includes(failure.reason);
  if (!byName) return null;
  if (plan.region.malformed === true) return "region.malformed";
  return wrongPartition(plan) === null ? null : "region.partition-unsupported";
}

/** Well shaped, in no list, and not what a region newer than the lists could be called. */
function isNoRegion({ region }: Plan): boolean {
  return region.malformed !== true && !isRegionKnown(region.value) && !isRegionPlausible(region.value);
}

/** Hosts do not care for capitals, so that `US-EAST-1` has addresses; a signature's scope does. */
function isOfTheName(failure: Failure): boolean {
  if (failure.kind === "no-answer") return failure.reason === "dns" || failure.reason === "proxy";
  return failure.kind === "refusal" && findRefusalMeaning(failure) === "signature-mismatch";
}

function answersModels(facts: Facts): boolean {
  return (["invocation", "mantle"] as const).some((name) =>
    probesOf(facts, name).some((probe) => probe.state === "answered"),
  );
}

function made(found: Found | null, facts: readonly FactName[]): Classified | null {
  return found === null ? null : { found, facts: [...facts], failures: [] };
}
