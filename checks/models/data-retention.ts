/** Whether the account's data retention mode allows the models in use; AWS looks at it before the rest. */
import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/data-retention",
  area: "models",
  title: "The data retention mode allows the models in use",
  codes: ["model.data-retention"],
  needs: ["plan", "diagnosis"],
  reads: ["invocation", "mantle"],
  run({ plan, diagnosis, invocation, mantle }) {
    const findings = causesOf(diagnosis, ["model.data-retention"]);
    if (findings.length > 0) return found(...findings);
    return judgeModels(
      plan,
      { invocation, mantle },
      "all",
      (models) => `AWS serves ${models} under the mode in force.`,
    );
  },
});
