/** Whether the guardrail goes where the requests go: a profile takes them to other regions. */
import { withoutGuardrail } from "../../src/diagnosis/guardrails/judge.js";
import { regionalGuardrail } from "../../src/diagnosis/guardrails/state.js";
import { defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "guardrails/cross-region",
  area: "guardrails",
  title: "The guardrail spans regions as the models do",
  codes: ["guardrail.cross-region-off"],
  needs: ["plan"],
  reads: ["guardrail"],
  run({ plan, guardrail }) {
    const nothing = withoutGuardrail(plan);
    if (nothing !== null) return nothing;
    if (guardrail.state !== "answered" || guardrail.value.guardrail === null) return depends("guardrail");
    const finding = regionalGuardrail(plan, { guardrail });
    if (finding !== null) return found(finding);
    return guardrail.value.guardrail.crossRegion
      ? proved("The guardrail has a cross-Region guardrail profile.")
      : proved("No model in use leaves the region by a profile.");
  },
});
