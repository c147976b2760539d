/** Whether the inference profiles in use exist in the region: prefix and list decide, not the model. */

import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { profilesInUse } from "../../src/diagnosis/models/profiles.js";
import { causesOf, defineCheck, found, notApplicable } from "../../src/engine/define-check.js";

const codes = ["model.prefix-mismatch", "model.profile-missing"] as const;

export default defineCheck({
  id: "models/profile",
  area: "models",
  title: "The inference profiles in use can be called from the region",
  codes,
  needs: ["plan", "diagnosis"],
  reads: ["invocation", "mantle"],
  run({ plan, diagnosis, invocation, mantle }) {
    const findings = causesOf(diagnosis, codes);
    if (findings.length > 0) return found(...findings);
    if (plan.provider !== "none" && profilesInUse(plan).length === 0) {
      return notApplicable("No model in use is called through a geography's profile.");
    }
    return judgeModels(
      plan,
      { invocation, mantle },
      "all",
      () => `${profilesInUse(plan).join(", ")} answered from ${plan.region.value}.`,
    );
  },
});
