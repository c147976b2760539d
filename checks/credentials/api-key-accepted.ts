/** Whether AWS takes the API key: a rejected one shows no fault of its own. */
import { takenBy } from "../../src/diagnosis/credentials/accepted.js";
import {
  causesOf,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/api-key-accepted",
  area: "credentials",
  title: "AWS takes the Bedrock API key",
  codes: ["credentials.bearer-rejected"],
  needs: ["plan", "diagnosis"],
  reads: ["credentials", "identity", "inferenceProfiles", "modelAccess", "invocation", "mantle"],
  run({ plan, diagnosis, ...facts }) {
    const findings = causesOf(diagnosis, ["credentials.bearer-rejected"]);
    if (findings.length > 0) return found(...findings);
    if (plan.credentials.apiKey === undefined) return notApplicable("No API key is used.");
    const [question] = takenBy(plan, facts);
    return question === undefined ? depends("invocation") : proved(`AWS took ${question} with it.`);
  },
});
