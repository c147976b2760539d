/** Whether the caller may apply the guardrail, and sends one where the account demands it. */
import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { causesOf, defineCheck, found, notApplicable } from "../../src/engine/define-check.js";

const off = {
  state: "not-asked",
  askedAt: null,
  durationMs: 0,
  why: { because: "plan", applies: false, text: "Mantle has no guardrails." },
} as const;

export default defineCheck({
  id: "guardrails/permission",
  area: "guardrails",
  title: "The guardrail may be applied",
  codes: ["guardrail.denied"],
  needs: ["plan", "diagnosis"],
  reads: ["invocation"],
  run({ plan, diagnosis, invocation }) {
    const findings = causesOf(diagnosis, ["guardrail.denied"]);
    if (findings.length > 0) return found(...findings);
    if (plan.request.guardrail === null) return notApplicable("No guardrail is named.");
    const models = plan.models.filter((model) => model.route === "invoke");
    if (plan.provider !== "none" && !models.some((model) => model.inUse)) {
      return notApplicable("No model in use is called by the Invoke API.");
    }
    return judgeModels(
      { ...plan, models },
      { invocation, mantle: off },
      "any",
      (names) => `The caller may apply the guardrail to ${names}.`,
    );
  },
});
