/**
 * What a region that nobody meant brings with it: models whose IDs are right for the region that was
 * meant. Where the region's finding is an error they are its consequence; where it is a warning the
 * error names it.
 */
import type { Plan, PlanModel } from "../../claude-code/types.js";
import { isCallableFrom } from "../../knowledge/geographies.js";
import { geographyOf } from "../../knowledge/inference-profile-ids.js";
import { readArn } from "../models/arn.js";
import { lostRegion } from "../settings-unreadable.js";
import type { Classified, Evidence, FindingCode } from "../types.js";
import { ignoredRegion } from "./ignored-by-version.js";
import { malformedRegion } from "./malformed.js";

/** Errors about a model or a name that another region would take away. */
const aboutTheRegion: readonly FindingCode[] = [
  "region.unknown",
  "model.prefix-mismatch",
  "model.profile-missing",
  "model.arn-region-mismatch",
];

/** Whether an ID is wrong only because the client does not read where the region stands. */
export function isMisled(plan: Plan, { resolved, region }: Pick<PlanModel, "resolved" | "region">): boolean {
  if (isOfLostRegion(plan, { resolved, region })) return true;
  const ignored = ignoredRegion(plan);
  if (ignored?.code !== "region.ignored-by-version" || region !== plan.region.value) return false;
  const meant = ignored.arguments.values[0]?.meant ?? ignored.arguments.values[0]?.value.trim() ?? "";
  const prefix = geographyOf(resolved);
  if (prefix !== null)
    return isCallableFrom(prefix, region) === false && isCallableFrom(prefix, meant) === true;
  return readArn(resolved)?.region === meant;
}

/** An ID of a geography that only the default region is outside of, and a file that is dropped set another. */
export function isOfLostRegion(
  plan: Plan,
  { resolved, region }: Pick<PlanModel, "resolved" | "region">,
): boolean {
  const prefix = geographyOf(resolved);
  return (
    lostRegion(plan) &&
    region === plan.region.value &&
    prefix !== null &&
    isCallableFrom(prefix, region) === false
  );
}

/** Puts the warning about the region into the evidence of the errors that it explains. */
export function nameRegionWarning(causes: Classified[], plan: Plan): void {
  const warning = regionWarning(plan);
  if (warning === null) return;
  for (const cause of causes.filter((one) => aboutTheRegion.includes(one.found.code))) {
    const { found } = cause;
    cause.found = {
      ...found,
      evidence: [...(found.evidence ?? []), warning.evidence],
      locations: [...(found.locations ?? []), ...warning.locations],
    };
  }
}

function regionWarning(
  plan: Plan,
): { evidence: Evidence; locations: NonNullable<Classified["found"]["locations"]> } | null {
  const { value, source, malformed } = plan.region;
  if (malformed === true || ignoredRegion(plan) !== null) return null;
  const skipped = malformedRegion(plan, false);
  if (skipped !== null) {
    const excerpt = `region.malformed: a source before it was passed over, so the region is ${value}`;
    return { evidence: { source: "plan", excerpt }, locations: skipped.locations ?? [] };
  }
  if (source !== "default") return null;
  const excerpt = `region.default-fallback: no source names a region, so it is ${value}`;
  return { evidence: { source: "plan", excerpt }, locations: [] };
}
