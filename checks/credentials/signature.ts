/** Whether AWS computes the signature that was sent: the secret is right and nothing altered the request. */
import { judgeKeys } from "../../src/diagnosis/credentials/judge-keys.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/signature",
  area: "credentials",
  title: "Signatures arrive as they were made",
  codes: ["credentials.signature-mismatch"],
  needs: ["plan", "diagnosis"],
  reads: ["credentials", "identity", "inferenceProfiles", "modelAccess", "invocation", "mantle"],
  run({ plan, diagnosis, ...facts }) {
    const findings = causesOf(diagnosis, ["credentials.signature-mismatch"]);
    if (findings.length > 0) return found(...findings);
    return judgeKeys(plan, facts, (question) => `AWS took the signature of ${question}.`);
  },
});
