/** Whether Windows has a shell that this release can run commands with. */
import type { Plan } from "../../claude-code/types.js";
import { powerShellSince } from "../../knowledge/client-defects.js";
import { compareVersions } from "../../knowledge/versions.js";
import type { Found } from "../types.js";

/** The finding, or null where a shell is there. Only asked on Windows. */
export function missingWindowsShell(plan: Plan): Found | null {
  const { version } = plan.claudeCode;
  const powerShellDoes = compareVersions(version, powerShellSince.value) >= 0;
  if (plan.machine.gitBash || (powerShellDoes && plan.machine.powerShell)) return null;
  return {
    code: "setup.windows-shell-missing",
    arguments: { version, powerShellSince: powerShellSince.value, powerShellDoes },
  };
}
