/** Whether the settings ask only for what Bedrock offers. */
import { missingFeatures } from "../../src/diagnosis/setup/bedrock-gaps.js";
import { defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/features",
  area: "setup",
  title: "The settings ask only for what Bedrock offers",
  codes: ["setup.feature-not-on-bedrock"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("invocation");
    const finding = missingFeatures(plan);
    return finding === null
      ? proved("No setting asks for a feature that is known to be missing on Bedrock.")
      : found(finding);
  },
});
