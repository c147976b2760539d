/** Whether anything is asked of Mantle that it does not have: it takes the headers and does nothing. */
import { modelsOnMantle, unsupportedFeatures } from "../../src/diagnosis/mantle/features.js";
import { defineCheck, depends, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "mantle/features",
  area: "mantle",
  title: "Nothing is configured that Mantle lacks",
  codes: ["mantle.feature-unsupported"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("mantle");
    const finding = unsupportedFeatures(plan);
    if (finding !== null) return found(finding);
    if (plan.provider === "invoke") return notApplicable("Mantle is off.");
    return modelsOnMantle(plan).length === 0
      ? notApplicable("No model in use is called at the Mantle endpoint.")
      : proved("No guardrail and no format of the answer is asked of Mantle.");
  },
});
