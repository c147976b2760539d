/** Whether the client takes the geography prefix that was asked for. */
import { judgePrefixOverride } from "../../src/diagnosis/region/prefix-override.js";
import { defineCheck, depends, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "region/prefix-override",
  area: "region",
  title: "The prefix that was asked for is taken",
  codes: ["region.prefix-override-ignored"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("invocation");
    if (plan.endpoints.invoke === null) return notApplicable("Mantle takes no prefix.");
    const judged = judgePrefixOverride(plan);
    switch (judged) {
      case "unset":
        return notApplicable("No prefix was asked for.");
      case "same":
        return proved("The prefix that was asked for is the built-in one.");
      case "taken":
        return proved("Claude Code puts the prefix that was asked for before the models it chooses.");
      default:
        return found(judged);
    }
  },
});
