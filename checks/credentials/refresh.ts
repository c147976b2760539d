/** Whether `awsAuthRefresh` can do what it is there for. The command is looked at and never run. */
import { refreshRisk } from "../../src/diagnosis/credentials/refresh.js";
import { defineCheck, depends, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/refresh",
  area: "credentials",
  title: "awsAuthRefresh can renew the credentials",
  codes: ["credentials.refresh-loop-risk"],
  needs: ["plan"],
  reads: ["credentials", "identity", "inferenceProfiles", "modelAccess", "invocation", "mantle"],
  run({ plan, ...facts }) {
    if (plan.provider === "none") return depends("credentials");
    const { refresh } = plan.credentials;
    if (refresh === undefined) return notApplicable("awsAuthRefresh is not set.");
    const finding = refreshRisk(plan, facts);
    if (finding !== null) return found(finding);
    return proved(
      refresh.programFound === true
        ? `The program of awsAuthRefresh (${refresh.program}) is there; it was not run.`
        : "Nothing speaks against awsAuthRefresh; it was not run.",
    );
  },
});
