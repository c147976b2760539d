/** Whether the caller's policies cover every action and resource that the plan needs, by IAM's own simulation. */

import { judgeCoverage } from "../../src/diagnosis/iam/coverage.js";
import { defineCheck, found, proved, unknown } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "iam/coverage",
  area: "iam",
  title: "The caller's policies cover all that Claude Code needs",
  codes: ["iam.missing-actions", "iam.not-evaluated"],
  needs: ["plan", "diagnosis"],
  reads: ["iamCoverage", "identity", "inferenceProfiles", "applicationProfiles", "invocation", "mantle"],
  run({ plan, diagnosis, ...facts }) {
    const coverage = judgeCoverage(plan, facts, diagnosis);
    switch (coverage.kind) {
      case "found":
        return found(coverage.found);
      case "covered": {
        const pairs = coverage.value.decisions.filter((one) => one.decision === "allowed").length;
        return proved(
          `The simulation allows ${pairs} pairs of action and resource for ${coverage.value.principal}; it knows no session, resource control and endpoint policies.`,
        );
      }
      case "undecided":
        return unknown(
          `The simulation cannot tell: the policies depend on ${coverage.keys.join(", ")}, which only a real request has.`,
        );
      case "contradicted":
        return unknown(
          "The simulation denies what AWS really answered, so it lacks something that decides, such as a condition's value.",
        );
      case "held-by-denial":
        return { kind: "depends", on: plan.provider === "mantle" ? "mantle" : "invocation" };
      case "open":
        return { kind: "depends", on: "iamCoverage" };
    }
  },
});
