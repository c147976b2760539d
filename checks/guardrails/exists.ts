/** Whether the guardrail and its version exist in the region: each request names them. */
import { withoutGuardrail } from "../../src/diagnosis/guardrails/judge.js";
import { causesOf, defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "guardrails/exists",
  area: "guardrails",
  title: "The guardrail exists in the region",
  codes: ["guardrail.not-found"],
  needs: ["plan", "diagnosis"],
  reads: ["guardrail", "invocation"],
  run({ plan, diagnosis, guardrail, invocation }) {
    const findings = causesOf(diagnosis, ["guardrail.not-found"]);
    if (findings.length > 0) return found(...findings);
    const nothing = withoutGuardrail(plan);
    if (nothing !== null) return nothing;
    const state = guardrail.state === "answered" ? guardrail.value.guardrail : null;
    if (state !== null) return proved(`AWS knows guardrail ${state.id}, version ${state.version}.`);
    const answered =
      invocation.state === "answered" && invocation.value.probes.some((one) => one.state === "answered");
    return answered ? proved("A model answered a request that names the guardrail.") : depends("guardrail");
  },
});
