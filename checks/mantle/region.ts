/** Whether Mantle has an endpoint in the region, and Claude models behind it. */
import { judgeMantle } from "../../src/diagnosis/mantle/judge.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "mantle/region",
  area: "mantle",
  title: "Mantle serves Claude in the region",
  codes: ["mantle.region-unavailable"],
  needs: ["plan", "diagnosis"],
  reads: ["mantle"],
  run({ plan, diagnosis, mantle }) {
    const findings = causesOf(diagnosis, ["mantle.region-unavailable"]);
    if (findings.length > 0) return found(...findings);
    return judgeMantle(plan, mantle, "any", () => `Mantle answered in ${plan.region.value}.`);
  },
});
