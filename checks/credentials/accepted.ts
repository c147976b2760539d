/** Whether AWS takes the credentials: an answer or a refusal for another reason proves it. */
import { hasApiKey } from "../../src/diagnosis/credentials/caller.js";
import { undecidedBy } from "../../src/diagnosis/left-out.js";
import {
  causesOf,
  consequence,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
  unknown,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/accepted",
  area: "credentials",
  title: "AWS accepts the credentials",
  codes: ["credentials.expired"],
  needs: ["plan", "diagnosis"],
  reads: ["credentials", "identity", "inferenceProfiles", "invocation"],
  required: true,
  run({ plan, diagnosis, credentials, identity, inferenceProfiles, invocation }) {
    const findings = causesOf(diagnosis, ["credentials.expired"]);
    if (findings.length > 0) return found(...findings);
    if (causesOf(diagnosis, ["credentials.bearer-empty"]).length > 0) {
      return consequence("credentials.bearer-empty");
    }
    const open = undecidedBy(plan, ["credentials", "region", "endpoint", "network"]);
    if (plan.provider !== "none" && open !== null) return unknown(open);
    if (plan.credentials.kind === "skipped") return notApplicable("AWS authentication is switched off.");
    if (identity.state === "answered" && !hasApiKey(plan))
      return proved(`AWS knows the caller as ${identity.value.arn}.`);
    if (inferenceProfiles.state === "answered")
      return proved("AWS answered ListInferenceProfiles with them.");
    if (
      invocation.state === "answered" &&
      invocation.value.probes.some((probe) => probe.state === "answered")
    ) {
      return proved("AWS answered a model request with them.");
    }
    if (credentials.state !== "answered") return depends("credentials");
    return depends(
      hasApiKey(plan) || (identity.state === "not-asked" && identity.why.because === "plan")
        ? "invocation"
        : "identity",
    );
  },
});
