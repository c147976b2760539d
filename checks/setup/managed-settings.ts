/** Whether managed settings, where there are any, stand where the client reads them. */
import { ignoredManagedSettings } from "../../src/diagnosis/setup/managed-settings.js";
import { defineCheck, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/managed-settings",
  area: "setup",
  title: "Managed settings stand where they are read",
  codes: ["setup.managed-settings-ignored"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    const finding = ignoredManagedSettings(plan);
    if (finding !== null) return found(finding);
    const managed = plan.settings.filter((file) => file.scope === "managed" && file.status !== "absent");
    return managed.length === 0
      ? notApplicable("There are no managed settings.")
      : proved(`Claude Code reads ${managed.map((one) => one.file).join(", ")}.`);
  },
});
