/** Whether the models in use are in Mantle's line-up, which is not that of the Invoke API. */
import { judgeMantle } from "../../src/diagnosis/mantle/judge.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "mantle/served",
  area: "mantle",
  title: "Mantle serves the models in use",
  codes: ["mantle.model-not-served"],
  needs: ["plan", "diagnosis"],
  reads: ["mantle"],
  run({ plan, diagnosis, mantle }) {
    const findings = causesOf(diagnosis, ["mantle.model-not-served"]);
    if (findings.length > 0) return found(...findings);
    return judgeMantle(plan, mantle, "all", (models) => `Mantle serves ${models}.`);
  },
});
