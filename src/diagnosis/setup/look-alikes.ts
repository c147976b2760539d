/**
 * Variables that look right and are never read. Quiet where nothing is lost: another program's variable
 * that says the same as the real one, or that has no bearing on how this set-up signs.
 */
import type { Plan, PlanVariable } from "../../claude-code/types.js";
import { findLookAlike } from "../../knowledge/look-alikes.js";
import { variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";
import { openable, placeOf } from "./places.js";

/** The finding that lists them all, or null. */
export function lookAlikes(plan: Plan): Found | null {
  const variables = plan.variables.flatMap((variable) => {
    const { name, value } = variable;
    const row = variable.leftOut === true || value.trim() === "" ? null : findLookAlike(name);
    if (row === null || losesNothing(plan, variable, row.meant)) return [];
    return [
      {
        name,
        value,
        meant: row.meant,
        meantIsSet: variableOf(plan, row.meant) !== null,
        ...(row.readBy === undefined ? {} : { readBy: row.readBy }),
        ...placeOf(variable),
      },
    ];
  });
  if (variables.length === 0) return null;
  return { code: "setup.look-alike-variable", arguments: { variables }, locations: openable(variables) };
}

function losesNothing(plan: Plan, { name, value }: PlanVariable, meant: string): boolean {
  if (inForce(plan, meant)?.trim() === value.trim()) return true;
  // The AWS CLI itself prefers AWS_PROFILE, and keys do without a profile.
  if (name !== "AWS_DEFAULT_PROFILE") return false;
  return variableOf(plan, "AWS_PROFILE") !== null || !asksProfiles.has(plan.credentials.kind);
}

/** What the client does where the meant variable would have decided. */
function inForce(plan: Plan, meant: string): string | undefined {
  return meant === "AWS_REGION" ? plan.region.value : variableOf(plan, meant)?.value;
}

/** Kinds that come from a profile, or from what is asked when no profile yields anything. */
const asksProfiles: ReadonlySet<Plan["credentials"]["kind"]> = new Set([
  "profile-static",
  "sso",
  "login",
  "credential-process",
  "assume-role",
  "web-identity",
  "container",
  "instance-metadata",
  "none",
]);
