/** Whether `availableModels` lets the models be used that this set-up names. */
import { defineCheck, depends, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/selectable",
  area: "models",
  title: "The list of available models has the models that are asked for",
  codes: ["model.not-selectable"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("invocation");
    const { entries, enforced, location, refused } = plan.allowList;
    if (entries === null) return notApplicable("No settings file has availableModels.");
    if (refused.length === 0) return proved("availableModels refuses no model that is asked for here.");
    return found({
      code: "model.not-selectable",
      arguments: { refused, entries, enforced, ...(location === undefined ? {} : { list: location }) },
      locations: [
        ...refused.flatMap((one) => (one.location === undefined ? [] : [one.location])),
        ...(location === undefined ? [] : [location]),
      ],
    });
  },
});
