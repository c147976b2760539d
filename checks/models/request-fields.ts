/** Whether AWS takes what CLAUDE_CODE_EXTRA_BODY and the flags add: known only where it was sent, with --deep. */
import { judgeRequest } from "../../src/diagnosis/request/judge.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/request-fields",
  area: "models",
  title: "AWS takes the fields that are added to requests",
  codes: ["request.extra-fields"],
  needs: ["plan", "diagnosis"],
  reads: ["invocation"],
  run({ plan, diagnosis, invocation }) {
    const findings = causesOf(diagnosis, ["request.extra-fields"]);
    if (findings.length > 0) return found(...findings);
    return judgeRequest(plan, invocation, () => "AWS took the request with what is added to its body.");
  },
});
