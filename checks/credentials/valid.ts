/** Whether AWS knows the access key, by what it answered to the requests that were signed with it. */
import { judgeKeys } from "../../src/diagnosis/credentials/judge-keys.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/valid",
  area: "credentials",
  title: "AWS knows the access key",
  codes: ["credentials.invalid"],
  needs: ["plan", "diagnosis"],
  reads: ["credentials", "identity", "inferenceProfiles", "modelAccess", "invocation", "mantle"],
  run({ plan, diagnosis, ...facts }) {
    const findings = causesOf(diagnosis, ["credentials.invalid"]);
    if (findings.length > 0) return found(...findings);
    return judgeKeys(plan, facts, (question) => `AWS knows the key: it took ${question}.`);
  },
});
