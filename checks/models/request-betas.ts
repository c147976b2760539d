/** Whether AWS takes the beta flags that the client sends: known only where they were sent, with --deep. */
import { droppedFlags, judgeRequest } from "../../src/diagnosis/request/judge.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/request-betas",
  area: "models",
  title: "AWS takes the client's beta flags",
  codes: ["request.beta-rejected"],
  needs: ["plan", "diagnosis"],
  reads: ["invocation"],
  run({ plan, diagnosis, invocation }) {
    const findings = causesOf(diagnosis, ["request.beta-rejected"]);
    if (findings.length > 0) return found(...findings);
    const dropped = droppedFlags(plan, { invocation });
    if (dropped !== null) return found(dropped);
    return judgeRequest(plan, invocation, (flags) => `AWS took ${flags.join(", ")}.`);
  },
});
