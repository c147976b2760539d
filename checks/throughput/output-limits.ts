/** Whether the limits for output and thinking that somebody set are the ones that are sent. */
import { judgeOutputLimits } from "../../src/diagnosis/throughput/output-limits.js";
import {
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
  unknown,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "throughput/output-limits",
  area: "throughput",
  title: "The limits for output and thinking are taken as they stand",
  codes: ["throughput.output-limit"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("invocation");
    const judged = judgeOutputLimits(plan);
    switch (judged) {
      case "unset":
        return notApplicable("Neither limit was set.");
      case "unknown":
        return unknown(`What Claude Code ${plan.claudeCode.version} makes of the limits is not known.`);
      case "taken":
        return proved(sayTaken(plan.request.maxOutputTokens));
      default:
        return found(judged);
    }
  },
});

function sayTaken(maxTokens: number | null): string {
  return maxTokens === null
    ? "Nothing that was set is out of range."
    : `Each request of the main model reserves ${maxTokens} tokens of output.`;
}
