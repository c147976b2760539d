/** Whether the custom headers are sent as they were meant: a guardrail depends on two of them. */
import {
  causesOf,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "guardrails/headers",
  area: "guardrails",
  title: "The custom headers are sent as they were meant",
  codes: ["guardrail.header-malformed"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    if (plan.provider === "none") return depends("invocation");
    const malformed = causesOf(diagnosis, ["guardrail.header-malformed"]);
    if (malformed.length > 0) return found(...malformed);
    const { customHeaders, guardrail } = plan.request;
    if (customHeaders.length === 0) return notApplicable("No custom header was set.");
    return guardrail === null
      ? proved(`${customHeaders.join(", ")} can be sent.`)
      : proved(`Guardrail ${guardrail.identifier}, version ${guardrail.version}, is named in full.`);
  },
});
