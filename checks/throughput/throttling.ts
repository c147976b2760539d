/** Whether the account's quotas let the requests through that were made. */

import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

const codes = [
  "throughput.throttled-tokens",
  "throughput.throttled-requests",
  "throughput.throttled-daily",
] as const;

export default defineCheck({
  id: "throughput/throttling",
  area: "throughput",
  title: "No quota holds the requests back",
  codes,
  needs: ["plan", "diagnosis"],
  reads: ["invocation", "mantle"],
  run({ plan, diagnosis, invocation, mantle }) {
    const findings = causesOf(diagnosis, codes);
    if (findings.length > 0) return found(...findings);
    return judgeModels(plan, { invocation, mantle }, "all", (models) => `${models} was not held back.`);
  },
});
