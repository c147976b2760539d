/** Whether the models take a request of one word: what a gateway adds on the way can be too much. */
import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/request-length",
  area: "models",
  title: "A short request is not too long",
  codes: ["request.too-long"],
  needs: ["plan", "diagnosis"],
  reads: ["invocation", "mantle"],
  run({ plan, diagnosis, invocation, mantle }) {
    const findings = causesOf(diagnosis, ["request.too-long"]);
    if (findings.length > 0) return found(...findings);
    return judgeModels(
      plan,
      { invocation, mantle },
      "any",
      (models) => `${models} took a prompt of one word.`,
    );
  },
});
