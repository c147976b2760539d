/** Whether the variable that gives the small model a region of its own moves anything. */
import { judgeSmallRegion } from "../../src/diagnosis/region/small-fast.js";
import { defineCheck, depends, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "region/small-fast",
  area: "region",
  title: "The small model's own region has effect",
  codes: ["region.small-fast-ineffective"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("invocation");
    const judged = judgeSmallRegion(plan);
    switch (judged) {
      case "unset":
        return notApplicable("The small model has no region of its own.");
      case "same":
        return proved("The small model's region is the one of all models.");
      case "moves": {
        const moved = plan.models.filter((model) => model.region !== plan.region.value);
        return proved(
          `${moved.map((model) => `${model.resolved} is called in ${model.region}`).join(", ")}.`,
        );
      }
      default:
        return found(judged);
    }
  },
});
