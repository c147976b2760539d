/** Whether what a person sees in one place is what counts. */
import { shadowedSettings } from "../../src/diagnosis/setup/shadowed.js";
import { defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/settings-order",
  area: "setup",
  title: "No settings file takes a deciding value out of force",
  codes: ["setup.setting-shadowed"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("invocation");
    const finding = shadowedSettings(plan);
    return finding === null
      ? proved("Region, credentials, models and endpoints are set to one value each.")
      : found(finding);
  },
});
