/** Whether one provider alone is switched on. */
import { providerConflict } from "../../src/diagnosis/setup/provider-conflict.js";
import { defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/provider-conflict",
  area: "setup",
  title: "No other provider is switched on",
  codes: ["setup.provider-conflict"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("invocation");
    const finding = providerConflict(plan);
    return finding === null ? proved("No switch of another provider is on.") : found(finding);
  },
});
