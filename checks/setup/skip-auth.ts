/** Whether authentication is switched off for nobody but a gateway. */
import {
  causesOf,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/skip-auth",
  area: "setup",
  title: "Authentication is left to a gateway only where there is one",
  codes: ["setup.skip-auth-without-gateway"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    if (plan.provider === "none") return depends("invocation");
    const findings = causesOf(diagnosis, ["setup.skip-auth-without-gateway"]);
    if (findings.length > 0) return found(...findings);
    const planes = [plan.signing.invoke, plan.signing.mantle];
    return plan.credentials.kind === "skipped" || planes.some((one) => one?.kind === "none")
      ? proved("Authentication is switched off, and something else answers for it.")
      : notApplicable("Authentication is on.");
  },
});
