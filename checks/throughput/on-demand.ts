/** Whether each model is called in a form that has throughput here: mostly through a profile. */

import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { causesOf, defineCheck, found, notApplicable } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "throughput/on-demand",
  area: "throughput",
  title: "Models are called in a form that has throughput",
  codes: ["throughput.on-demand-unsupported"],
  needs: ["plan", "diagnosis"],
  reads: ["invocation", "mantle"],
  run({ plan, diagnosis, invocation, mantle }) {
    const findings = causesOf(diagnosis, ["throughput.on-demand-unsupported"]);
    if (findings.length > 0) return found(...findings);
    if (plan.provider === "mantle") return notApplicable("Mantle takes bare model IDs.");
    return judgeModels(
      plan,
      { invocation, mantle },
      "any",
      (models) => `${models} has throughput as it is called.`,
    );
  },
});
