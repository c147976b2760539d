/** Whether a settings file holds a secret in plain text. */
import { plainSecrets } from "../../src/diagnosis/setup/plain-secrets.js";
import { defineCheck, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/plain-secrets",
  area: "setup",
  title: "No settings file holds a secret",
  codes: ["setup.secret-in-settings"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    const finding = plainSecrets(plan);
    if (finding !== null) return found(finding);
    return plan.settings.some((file) => file.status === "read")
      ? proved("No secret key, token or API key stands in a settings file.")
      : notApplicable("No settings file could be read.");
  },
});
