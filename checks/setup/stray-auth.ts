/** Whether credentials for Anthropic's own API lie beside those for AWS. */
import { strayAuth } from "../../src/diagnosis/setup/stray-auth.js";
import { defineCheck, depends, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/stray-auth",
  area: "setup",
  title: "No Anthropic credentials lie beside Bedrock",
  codes: ["setup.stray-anthropic-auth"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("invocation");
    if (plan.credentials.kind === "skipped") return notApplicable("A gateway may take them.");
    const finding = strayAuth(plan);
    return finding === null ? proved("No credentials for Anthropic's own API are set.") : found(finding);
  },
});
