/**
 * Whether every settings file that Claude Code reads can be used. The client drops a broken user or
 * project file without a word, so this is often the only trace of it.
 */
import {
  lostCredentials,
  lostProvider,
  settingsUnreadable,
} from "../../src/diagnosis/settings-unreadable.js";
import { defineCheck, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/settings-files",
  area: "setup",
  title: "The settings files can be read",
  codes: ["setup.settings-unreadable"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    const present = plan.settings.filter((file) => file.status !== "absent");
    if (present.length === 0) return notApplicable("No settings file exists.");
    const made = diagnosis.causes.find((cause) => cause.found.code === "setup.settings-unreadable");
    const finding =
      made?.found ??
      settingsUnreadable(
        plan,
        lostProvider(plan) || (plan.credentials.kind === "none" && lostCredentials(plan)),
      );
    if (finding !== null) return found(finding);
    return proved(
      present.length === 1
        ? "The settings file is strict JSON."
        : `All ${present.length} settings files are strict JSON.`,
    );
  },
});
