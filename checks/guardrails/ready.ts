/** Whether the guardrail is ready: in any other state AWS does not apply it. */
import { withoutGuardrail } from "../../src/diagnosis/guardrails/judge.js";
import { causesOf, defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "guardrails/ready",
  area: "guardrails",
  title: "The guardrail is ready",
  codes: ["guardrail.not-ready"],
  needs: ["plan", "diagnosis"],
  reads: ["guardrail"],
  run({ plan, diagnosis, guardrail }) {
    const findings = causesOf(diagnosis, ["guardrail.not-ready"]);
    if (findings.length > 0) return found(...findings);
    const nothing = withoutGuardrail(plan);
    if (nothing !== null) return nothing;
    const state = guardrail.state === "answered" ? guardrail.value.guardrail : null;
    return state === null ? depends("guardrail") : proved(`Guardrail ${state.id} is ${state.status}.`);
  },
});
