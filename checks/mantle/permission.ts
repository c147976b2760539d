/** Whether IAM allows Mantle's actions, which bedrock:InvokeModel does not cover. */
import { judgeMantle } from "../../src/diagnosis/mantle/judge.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "mantle/permission",
  area: "mantle",
  title: "IAM allows Mantle's own actions",
  codes: ["mantle.iam-denied"],
  needs: ["plan", "diagnosis"],
  reads: ["mantle"],
  run({ plan, diagnosis, mantle }) {
    const findings = causesOf(diagnosis, ["mantle.iam-denied"]);
    if (findings.length > 0) return found(...findings);
    return judgeMantle(plan, mantle, "any", (models) => `The caller may call ${models} on Mantle.`);
  },
});
