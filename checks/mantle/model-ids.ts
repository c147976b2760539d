/** Whether Mantle is sent IDs in its own form: it serves neither profile IDs nor ARNs. */
import {
  causesOf,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "mantle/model-ids",
  area: "mantle",
  title: "Mantle is sent model IDs in its own form",
  codes: ["mantle.model-id-format"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    if (plan.provider === "none") return depends("mantle");
    const findings = causesOf(diagnosis, ["mantle.model-id-format"]);
    if (findings.length > 0) return found(...findings);
    if (plan.provider === "invoke") return notApplicable("Mantle is off.");
    if (plan.provider === "invoke+mantle") return proved("IDs in another form go to the Invoke API.");
    const models = [...new Set(plan.models.map((model) => model.resolved))];
    return models.length === 0
      ? notApplicable("No model is known to be in use.")
      : proved(`Mantle is asked for ${models.join(", ")}.`);
  },
});
