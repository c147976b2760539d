/** Whether the quota of the main model admits as many people as work at once (`--developers`). */
import { admissionOf } from "../../src/diagnosis/throughput/admission.js";
import {
  causesOf,
  consequence,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
  unknown,
} from "../../src/engine/define-check.js";

const reasons = {
  "no-main-model": "No main model is known to be in use.",
  "request-unknown": "What one request of the main model holds back is not known.",
  "quota-unknown": "ListServiceQuotas has no tokens per minute of the main model by name.",
};

export default defineCheck({
  id: "throughput/developers",
  area: "throughput",
  title: "The quota admits all who work at once",
  codes: ["throughput.quota-low"],
  needs: ["plan", "diagnosis"],
  reads: ["quotas"],
  run({ plan, diagnosis, quotas }) {
    const developers = plan.expected?.developers;
    if (developers === undefined) return notApplicable("No number of people was named (--developers).");
    if (plan.provider === "none" || quotas.state !== "answered") return depends("quotas");
    if (causesOf(diagnosis, ["throughput.quota-zero"]).length > 0)
      return consequence("throughput.quota-zero");
    const sum = admissionOf(plan, { quotas }, developers);
    if (typeof sum === "string") return unknown(reasons[sum]);
    if (sum.admits < developers) {
      return found({ code: "throughput.quota-low", arguments: { developers, sums: [sum] } });
    }
    return proved(
      `${sum.value} tokens per minute admit ${sum.admits} requests of ${sum.perRequest} tokens at once, for ${developers}.`,
    );
  },
});
