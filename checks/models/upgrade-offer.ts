/** Whether each person is asked at start to move a pinned model on: "Yes" is the first answer. */
import { upgradeOffers } from "../../src/diagnosis/models/upgrade-offer.js";
import { defineCheck, depends, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/upgrade-offer",
  area: "models",
  title: "Nobody is asked to move a pinned model on",
  codes: ["model.pin-upgrade-offer"],
  needs: ["plan"],
  reads: ["inferenceProfiles", "invocation", "modelAccess"],
  run({ plan, inferenceProfiles, invocation, modelAccess }) {
    if (plan.provider === "none") return depends("invocation");
    if (plan.mode === "print") return notApplicable("With -p nobody is asked.");
    const finding = upgradeOffers(plan, { inferenceProfiles, invocation, modelAccess });
    if (finding !== null) return found(finding);
    return plan.startUp.upgradeOffers.length === 0
      ? proved("No tier is pinned to an older model than the client's default.")
      : proved("The newer models are out of reach for this account, so they are not offered.");
  },
});
