/** Whether a window of one million tokens is asked for only where there is one. */
import { askingLongContext, vainLongContext } from "../../src/diagnosis/models/long-context.js";
import { defineCheck, depends, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/long-context",
  area: "models",
  title: "Models named with [1m] have that window",
  codes: ["model.context-1m-unsupported"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("invocation");
    const asking = askingLongContext(plan);
    if (asking.length === 0) return notApplicable("No model in use is named with [1m].");
    const finding = vainLongContext(plan);
    if (finding !== null) return found(finding);
    const models = [...new Set(asking.map((model) => model.resolved))].join(", ");
    return proved(`${models} is not known to lack the window; no request that needs it was made.`);
  },
});
