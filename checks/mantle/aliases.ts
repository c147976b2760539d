/** Whether aliases and the default mean on Mantle what they mean elsewhere. */
import { aliasSurprises } from "../../src/diagnosis/mantle/alias-surprises.js";
import { defineCheck, depends, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "mantle/aliases",
  area: "mantle",
  title: "Aliases mean on Mantle what their names say",
  codes: ["mantle.alias-surprise"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("mantle");
    if (plan.provider === "invoke") return notApplicable("Mantle is off.");
    if (plan.provider === "invoke+mantle") return notApplicable("Aliases go to the Invoke API.");
    const surprise = aliasSurprises(plan);
    if (surprise !== null) return found(surprise);
    return plan.models.every((model) => model.pinned)
      ? proved("Every model in use was named, so that no alias decides.")
      : proved("What nobody named is the same model as on the Invoke API.");
  },
});
