/** Whether IAM lets the caller do what Claude Code does, by what AWS answered to the real requests. */

import { denialCodes } from "../../src/diagnosis/iam/denials.js";
import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "iam/allowed",
  area: "iam",
  title: "IAM allows the model requests",
  codes: denialCodes,
  needs: ["plan", "diagnosis"],
  reads: ["invocation", "mantle"],
  run({ plan, diagnosis, invocation, mantle }) {
    const findings = causesOf(diagnosis, [...denialCodes]);
    if (findings.length > 0) return found(...findings);
    return judgeModels(plan, { invocation, mantle }, "any", (models) => `The caller may invoke ${models}.`);
  },
});
