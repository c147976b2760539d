/** Whether AWS lets the account use models at all: it holds new accounts back, whatever IAM allows. */
import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/account",
  area: "models",
  title: "AWS lets the account use models",
  codes: ["model.account-hold"],
  needs: ["plan", "diagnosis"],
  reads: ["invocation", "mantle"],
  run({ plan, diagnosis, invocation, mantle }) {
    const findings = causesOf(diagnosis, ["model.account-hold"]);
    if (findings.length > 0) return found(...findings);
    return judgeModels(
      plan,
      { invocation, mantle },
      "any",
      (models) => `AWS serves ${models}, so the account is not held back.`,
    );
  },
});
