/** Whether the API key stands in front of credentials that work and that nobody sees unused. */
import { shadowedByKey } from "../../src/diagnosis/credentials/shadows.js";
import {
  consequence,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
  unknown,
} from "../../src/engine/define-check.js";

const faults = [
  "credentials.bearer-malformed",
  "credentials.bearer-expired",
  "credentials.bearer-wrong-region",
  "credentials.bearer-rejected",
] as const;

export default defineCheck({
  id: "credentials/api-key-alone",
  area: "credentials",
  title: "The API key hides nothing that works",
  codes: ["credentials.bearer-shadows"],
  needs: ["plan", "diagnosis"],
  reads: ["identity", "credentials", "inferenceProfiles", "modelAccess", "invocation", "mantle"],
  run({ plan, diagnosis, ...facts }) {
    const { apiKey, hidden } = plan.credentials;
    if (apiKey === undefined) return notApplicable("No API key is used.");
    if (hidden === undefined) return proved("Nothing else gives credentials.");
    // A key that does not work is the cause, and its finding names what it hides.
    for (const code of faults) {
      if (diagnosis.causes.some((one) => one.found.code === code)) return consequence(code);
    }
    const finding = shadowedByKey(plan, facts);
    if (finding !== null) return found(finding);
    const { identity } = facts;
    if (identity.state === "refused") return proved(`It hides ${hidden.source}, which AWS does not take.`);
    if (identity.state === "not-asked" && identity.why.because === "option") return depends("identity");
    return unknown(`It hides ${hidden.source}; whether that works was not asked.`);
  },
});
