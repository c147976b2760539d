/** Whether each model's ID names something: Claude Code sends what it was given, and AWS has one sentence for all of it. */

import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/identifier",
  area: "models",
  title: "AWS knows the IDs of the models in use",
  codes: ["model.invalid-id"],
  needs: ["plan", "diagnosis"],
  reads: ["invocation", "mantle"],
  run({ plan, diagnosis, invocation, mantle }) {
    const findings = causesOf(diagnosis, ["model.invalid-id"]);
    if (findings.length > 0) return found(...findings);
    return judgeModels(plan, { invocation, mantle }, "all", (models) => `AWS found ${models} by these IDs.`);
  },
});
