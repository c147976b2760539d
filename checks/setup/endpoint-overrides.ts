/** Whether endpoint settings of the AWS SDKs do what somebody may expect of them. */
import { ignoredEndpoints } from "../../src/diagnosis/setup/endpoint-overrides.js";
import { defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/endpoint-overrides",
  area: "setup",
  title: "No endpoint setting passes model requests by",
  codes: ["setup.endpoint-override-ignored"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("invocation");
    const finding = ignoredEndpoints(plan);
    if (finding !== null) return found(finding);
    const urls = [plan.endpoints.invoke?.url, plan.endpoints.mantle?.url].filter((url) => url !== undefined);
    return proved(`Model requests go to ${urls.join(" and ")}.`);
  },
});
