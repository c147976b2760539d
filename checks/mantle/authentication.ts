/** Whether Mantle accepts the credentials or the key: its 401 does not tell why it does not. */
import { judgeMantle } from "../../src/diagnosis/mantle/judge.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "mantle/authentication",
  area: "mantle",
  title: "Mantle accepts what signs",
  codes: ["mantle.auth-rejected"],
  needs: ["plan", "diagnosis"],
  reads: ["mantle"],
  run({ plan, diagnosis, mantle }) {
    const findings = causesOf(diagnosis, ["mantle.auth-rejected"]);
    if (findings.length > 0) return found(...findings);
    return judgeMantle(plan, mantle, "any", () => "Mantle accepted the authentication of a real request.");
  },
});
