/** Whether every way of starting Claude Code sees what this shell sees. */
import { shellOnly } from "../../src/diagnosis/setup/shell-only.js";
import { defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/every-start",
  area: "setup",
  title: "Switch, region and profile do not hang on this shell",
  codes: ["setup.shell-only"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("invocation");
    const finding = shellOnly(plan);
    return finding === null
      ? proved("The provider's switch, the region and the profile do not come from this shell alone.")
      : found(finding);
  },
});
