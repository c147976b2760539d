/** Whether the reads that Claude Code profits from are allowed, as far as they change what it does here. */

import { optionalMissing } from "../../src/diagnosis/iam/coverage.js";
import { defineCheck, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "iam/optional",
  area: "iam",
  title: "The reads that Claude Code profits from are allowed",
  codes: ["iam.optional-missing"],
  needs: ["plan", "diagnosis"],
  reads: ["iamCoverage", "identity", "inferenceProfiles", "applicationProfiles", "invocation", "mantle"],
  run({ plan, diagnosis, ...facts }) {
    const missing = optionalMissing(plan, facts, diagnosis);
    if (missing !== null) return found(missing);
    if (!plan.startUp.listsProfiles) return notApplicable("Claude Code lists no inference profiles here.");
    if (facts.inferenceProfiles.state === "answered") return proved("The inference profiles can be listed.");
    const dependent = plan.models.some((one) => one.inUse && !one.pinned && one.route === "invoke");
    if (dependent) return { kind: "depends", on: "inferenceProfiles" };
    return proved("Every model in use is pinned, so nothing here depends on the list of inference profiles.");
  },
});
