/**
 * A denied list of profiles behind a model that does not exist: the client would have chosen another
 * from it. The warning of its own stands beside the error, and the error names it.
 */
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import type { Evidence, FindingCode } from "../types.js";

/** Evidence for an error about a model that nobody chose. */
export function explainedByIam(plan: Plan, facts: Facts, code: FindingCode): Evidence[] {
  const { inferenceProfiles } = facts;
  if (!code.startsWith("model.") || inferenceProfiles.state !== "refused") return [];
  const { failure } = inferenceProfiles;
  if (failure.kind !== "refusal" || failure.denial === undefined) return [];
  const models = plan.models.filter((one) => one.inUse && !one.pinned && one.route === "invoke");
  if (models.length === 0 || !plan.startUp.listsProfiles) return [];
  return [
    {
      source: "fact:inferenceProfiles",
      excerpt: `iam.optional-missing: without ${failure.denial.action} the ID was made from the region's prefix, unchecked`,
    },
  ];
}
