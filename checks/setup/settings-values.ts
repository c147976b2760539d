/** Whether the values in the settings files are taken as they are meant. */
import { isLostWithType } from "../../src/diagnosis/settings-unreadable.js";
import { invalidValues } from "../../src/diagnosis/setup/invalid-values.js";
import { defineCheck, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/settings-values",
  area: "setup",
  title: "The values in the settings files are of the right type",
  codes: ["setup.settings-invalid-value"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    if (plan.settings.every((file) => file.status === "absent"))
      return notApplicable("No settings file exists.");
    const made = diagnosis.causes.find((cause) => cause.found.code === "setup.settings-invalid-value");
    const finding = made?.found ?? invalidValues(plan, isLostWithType(plan));
    if (finding !== null) return found(finding);
    return plan.settings.some((file) => file.status === "read")
      ? proved("No known key and no variable has a value of a wrong type.")
      : notApplicable("No settings file could be read.");
  },
});
