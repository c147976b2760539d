/**
 * From the words of a denial to its code. Who has to act differs by the kind of policy, so each kind
 * has a code of its own; a region that nobody chose comes before all of them, since there the policy
 * is only the place and the routing of the profile the cause.
 */
import type { Denial, Refusal } from "../../aws/types.js";
import type { Plan, PlanModel } from "../../claude-code/types.js";
import { bareDenial } from "../../knowledge/refusals.js";
import type { IamArguments } from "../arguments/iam.js";

/** The codes that a denied request can have. */
export const denialCodes = [
  "iam.denied",
  "iam.denied-explicit",
  "iam.denied-scp",
  "iam.denied-rcp",
  "iam.denied-boundary",
  "iam.denied-session",
  "iam.denied-endpoint-policy",
  "iam.destination-region-denied",
] as const satisfies readonly (keyof IamArguments)[];

export type DenialCode = (typeof denialCodes)[number];

const byPolicyType: Partial<Record<NonNullable<Denial["policyType"]>, DenialCode>> = {
  "service control policy": "iam.denied-scp",
  "resource control policy": "iam.denied-rcp",
  "permissions boundary": "iam.denied-boundary",
  "session policy": "iam.denied-session",
  "VPC endpoint policy": "iam.denied-endpoint-policy",
};

/** The code of a refusal that says it is for want of a right. */
export function codeOfDenial(
  { denial }: Pick<Refusal, "denial">,
  { plan, model }: { plan: Plan; model?: PlanModel },
): DenialCode {
  if (denial === undefined) return "iam.denied";
  if (isOfUnchosenRegion(denial, plan, model)) return "iam.destination-region-denied";
  const ofType = denial.policyType === undefined ? undefined : byPolicyType[denial.policyType];
  return ofType ?? (denial.effect === "explicit" ? "iam.denied-explicit" : "iam.denied");
}

/** A denial in AWS's own name that says neither what is denied nor by which policy. */
export function isBareDenial({ status, code, message }: Refusal): boolean {
  return status === 403 && bareDenial.codes.includes(code) && bareDenial.text.test(message);
}

/**
 * A foundation model in a region, or in none, that is not the one the model is called in: there only
 * the routing of an inference profile leads. An ID that names a model of that region itself is a choice.
 */
function isOfUnchosenRegion(denial: Denial, plan: Plan, model: PlanModel | undefined): boolean {
  const region = /^arn:[^:]+:bedrock:([^:]*):[^:]*:foundation-model\//.exec(denial.resource ?? "")?.[1];
  if (region === undefined) return false;
  const resolved = model?.resolved ?? "";
  if (region === "") return true;
  const named = resolved.startsWith("arn:") ? resolved.split(":")[3] : undefined;
  if (named === region && resolved.includes(":foundation-model/")) return false;
  return region !== (model?.region ?? plan.region.value);
}
