/** Whether AWS takes the service tier that the client sends with each request. */
import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { asksForTier, tierOf, unnamedTier } from "../../src/diagnosis/throughput/service-tier.js";
import { causesOf, defineCheck, depends, found, notApplicable } from "../../src/engine/define-check.js";

const codes = ["throughput.service-tier-invalid", "throughput.service-tier-unsupported"] as const;

export default defineCheck({
  id: "throughput/service-tier",
  area: "throughput",
  title: "AWS takes the service tier",
  codes,
  needs: ["plan", "diagnosis"],
  reads: ["invocation"],
  run({ plan, diagnosis, invocation }) {
    if (plan.provider === "none") return depends("invocation");
    const findings = causesOf(diagnosis, codes);
    if (findings.length > 0) return found(...findings);
    if (!asksForTier(plan)) return notApplicable("No service tier is asked for.");
    if (invocation.state !== "answered") {
      const unnamed = unnamedTier(plan);
      return unnamed === null ? depends("invocation") : found(unnamed);
    }
    // Mantle is sent no tier: what becomes of its models says nothing of it.
    const mantle = {
      state: "not-asked",
      askedAt: null,
      durationMs: 0,
      why: { because: "plan", applies: false, text: "" },
    } as const;
    const models = plan.models.filter((one) => one.route === "invoke");
    return judgeModels(
      { ...plan, models },
      { invocation, mantle },
      "all",
      (names) => `${names} answered in the tier ${tierOf(plan)}.`,
    );
  },
});
