/** Whether the installed release has a known defect that this set-up meets. */
import { knownDefects } from "../../src/diagnosis/setup/client-defects.js";
import { defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/client-defects",
  area: "setup",
  title: "No known defect of this Claude Code is in the way",
  codes: ["setup.client-known-bug"],
  needs: ["plan"],
  reads: ["invocation", "mantle"],
  run({ plan, invocation, mantle }) {
    if (plan.provider === "none") return depends("invocation");
    const finding = knownDefects(plan, { invocation, mantle });
    return finding === null
      ? proved(`This set-up meets no defect of ${plan.claudeCode.version} that is known here.`)
      : found(finding);
  },
});
