/** Whether Claude Code has a shell to run commands with; only Windows may lack one. */
import { missingWindowsShell } from "../../src/diagnosis/setup/windows-shell.js";
import { defineCheck, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/windows-shell",
  area: "setup",
  title: "Claude Code has a shell to run commands with",
  codes: ["setup.windows-shell-missing"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.platform !== "win32") return notApplicable("Only Windows can be without one.");
    const finding = missingWindowsShell(plan);
    if (finding !== null) return found(finding);
    return proved(
      plan.machine.gitBash ? "Git Bash was found." : "PowerShell was found, which this release takes.",
    );
  },
});
