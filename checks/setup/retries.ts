/** Whether the client would report what is wrong at once, or seem to hang. */
import { silentRetries } from "../../src/diagnosis/setup/silent-retries.js";
import { defineCheck, found, notApplicable } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/retries",
  area: "setup",
  title: "Claude Code reports failures without a long silence",
  codes: ["setup.silent-retries"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    const finding = silentRetries(plan, diagnosis);
    if (finding !== null) return found(finding);
    return notApplicable(
      plan.mode === "interactive"
        ? "In the terminal every retry is shown."
        : "Nothing failed that the client would try again for long.",
    );
  },
});
