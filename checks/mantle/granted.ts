/** Whether the account was given the models on Mantle: the grants of the Invoke API do not count there. */
import { judgeMantle } from "../../src/diagnosis/mantle/judge.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "mantle/granted",
  area: "mantle",
  title: "The account was given the models on Mantle",
  codes: ["mantle.not-granted"],
  needs: ["plan", "diagnosis"],
  reads: ["mantle"],
  run({ plan, diagnosis, mantle }) {
    const findings = causesOf(diagnosis, ["mantle.not-granted"]);
    if (findings.length > 0) return found(...findings);
    return judgeMantle(plan, mantle, "all", (models) => `The account may use ${models} on Mantle.`);
  },
});
