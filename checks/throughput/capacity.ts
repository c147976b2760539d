/** Whether AWS had capacity for the requests that were made. */

import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "throughput/capacity",
  area: "throughput",
  title: "AWS has capacity for the models",
  codes: ["throughput.capacity"],
  needs: ["plan", "diagnosis"],
  reads: ["invocation", "mantle"],
  run({ plan, diagnosis, invocation, mantle }) {
    const findings = causesOf(diagnosis, ["throughput.capacity"]);
    if (findings.length > 0) return found(...findings);
    return judgeModels(
      plan,
      { invocation, mantle },
      "all",
      (models) => `There was capacity for one request to ${models}.`,
    );
  },
});
