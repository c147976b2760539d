/** Whether the main model is the one that `--expect-model` names. */
import { undecidedBy } from "../../src/diagnosis/left-out.js";
import { mainModel, unexpectedModel } from "../../src/diagnosis/models/unexpected.js";
import {
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
  unknown,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/expected",
  area: "models",
  title: "The main model is the expected one",
  codes: ["model.unexpected"],
  needs: ["plan"],
  reads: ["inferenceProfiles"],
  run({ plan, inferenceProfiles }) {
    if (plan.expected?.model === undefined) return notApplicable("No model is expected.");
    if (plan.provider === "none") return depends("invocation");
    const undecided = undecidedBy(plan, ["region", "endpoint"]);
    if (undecided !== null) return unknown(undecided);
    const finding = unexpectedModel(plan, { inferenceProfiles });
    return finding === null
      ? proved(`The main model is ${mainModel(plan)?.resolved ?? "none"}, as expected.`)
      : found(finding);
  },
});
