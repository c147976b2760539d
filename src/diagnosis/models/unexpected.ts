/** Whether the main model is the one that somebody holds the set-up against (`--expect-model`). */
import type { Plan, PlanModel } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { geographyOf } from "../../knowledge/inference-profile-ids.js";
import { knownModels } from "../../knowledge/models.js";
import { suggestModel } from "../suggest-model.js";
import type { Found } from "../types.js";
import { listedIds } from "./faults.js";
import { baseOf } from "./successor.js";
import { bare, overrideOf } from "./written.js";

/** The main model, whose ID is compared; undefined only in a plan without models. */
export function mainModel(plan: Plan): PlanModel | undefined {
  return plan.models.find((one) => one.role === "primary");
}

/**
 * Whether an expectation holds: the ID as it goes on the wire, or, where no geography was named, the
 * model in whatever geography, by Bedrock's ID, Mantle's or Anthropic's.
 */
export function isExpected(expected: string, model: PlanModel): boolean {
  const wanted = bare(expected).toLowerCase();
  const sent = model.resolved.toLowerCase();
  if (wanted === sent) return true;
  return geographyOf(wanted) === null && !wanted.startsWith("arn:") && namesOf(sent).includes(wanted);
}

/** The finding, or null where the main model is the expected one or none was named. */
export function unexpectedModel(plan: Plan, facts: Pick<Facts, "inferenceProfiles">): Found | null {
  const expected = plan.expected?.model;
  const model = mainModel(plan);
  if (expected === undefined || model === undefined || isExpected(expected, model)) return null;
  const location = overrideOf(plan, model)?.location ?? model.location;
  const exact = geographyOf(bare(expected)) !== null || expected.startsWith("arn:");
  const suggestion = exact
    ? expected.trim()
    : (suggestModel(expected, { region: model.region, listed: listedIds(facts) })?.id ?? null);
  return {
    code: "model.unexpected",
    arguments: {
      expected,
      model: model.resolved,
      requested: model.requested,
      source: model.source,
      suggestion,
      ...(location === undefined ? {} : { location }),
    },
    locations: location === undefined ? [] : [location],
  };
}

/** Every way to write a model without a geography. */
function namesOf(sent: string): string[] {
  const base = baseOf(sent);
  const known = knownModels.find((one) => one.bedrock === base || one.mantle === base);
  const names = [base, base.replace(/^anthropic\./, "")];
  if (known !== undefined) {
    names.push(known.id, known.bedrock, known.id.replace(/-20\d{6}$/, ""));
    if (known.mantle !== undefined) names.push(known.mantle);
  }
  return names;
}
