/** Whether the installed client can talk to the models in use: newer models refuse how older clients ask. */
import { modelsBeyondClient } from "../../src/diagnosis/models/client-version.js";
import { defineCheck, depends, found, proved, unknown } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/client-version",
  area: "models",
  title: "The installed Claude Code is new enough for its models",
  codes: ["model.client-too-old"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("invocation");
    const { version, source } = plan.claudeCode;
    if (source === "assumed-newest") {
      return unknown(`No Claude Code was found; ${version} is assumed, which is new enough.`);
    }
    const finding = modelsBeyondClient(plan);
    return finding === null
      ? proved(`Claude Code ${version} is not older than any of its models is known to need.`)
      : found(finding);
  },
});
