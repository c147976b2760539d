/** Whether Anthropic's use-case form was filed: AWS serves no Claude model before. */

import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/use-case-form",
  area: "models",
  title: "Anthropic's use-case form was filed",
  codes: ["model.use-case-missing"],
  needs: ["plan", "diagnosis"],
  reads: ["invocation", "mantle"],
  run({ plan, diagnosis, invocation, mantle }) {
    const findings = causesOf(diagnosis, ["model.use-case-missing"]);
    if (findings.length > 0) return found(...findings);
    return judgeModels(
      plan,
      { invocation, mantle },
      "any",
      (models) => `AWS serves ${models}, so it was filed.`,
    );
  },
});
