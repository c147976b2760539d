/** Whether the applied quotas of the models in use let even one request through. */
import { knownQuotas } from "../../src/diagnosis/throughput/known-quotas.js";
import { causesOf, defineCheck, depends, found, proved, unknown } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "throughput/quotas",
  area: "throughput",
  title: "The quotas admit a request of the client",
  codes: ["throughput.quota-zero"],
  needs: ["plan", "diagnosis"],
  reads: ["quotas"],
  run({ plan, diagnosis, quotas }) {
    const findings = causesOf(diagnosis, ["throughput.quota-zero"]);
    if (findings.length > 0) return found(...findings);
    if (plan.provider === "none" || quotas.state !== "answered") return depends("quotas");
    const { known, missing } = knownQuotas(plan, quotas);
    if (missing.length > 0) {
      const read = quotas.value.complete ? "" : " among those that were read";
      return unknown(`ListServiceQuotas has no tokens per minute of ${missing.join(", ")} by name${read}.`);
    }
    return proved(`${known.join("; ")}.`);
  },
});
