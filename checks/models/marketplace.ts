/** Whether the account's agreements for the models in use stand: AWS Marketplace sells them. */
import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

const codes = ["model.marketplace-denied", "model.payment-instrument", "model.agreement-pending"] as const;

export default defineCheck({
  id: "models/marketplace",
  area: "models",
  title: "AWS Marketplace has an agreement for the models in use",
  codes,
  needs: ["plan", "diagnosis"],
  reads: ["invocation", "mantle"],
  run({ plan, diagnosis, invocation, mantle }) {
    const findings = causesOf(diagnosis, codes);
    if (findings.length > 0) return found(...findings);
    return judgeModels(
      plan,
      { invocation, mantle },
      "all",
      (models) => `AWS serves ${models}, so there is one for each.`,
    );
  },
});
