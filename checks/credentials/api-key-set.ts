/** Whether AWS_BEARER_TOKEN_BEDROCK holds a key, and nothing but blanks nowhere. */
import {
  causesOf,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/api-key-set",
  area: "credentials",
  title: "A blank API key does no harm",
  codes: ["credentials.bearer-empty"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    const findings = causesOf(diagnosis, ["credentials.bearer-empty"]);
    if (findings.length > 0) return found(...findings);
    if (plan.provider === "none") return depends("credentials");
    return plan.credentials.blankApiKey === undefined
      ? notApplicable("AWS_BEARER_TOKEN_BEDROCK is not blank.")
      : proved(`AWS_BEARER_TOKEN_BEDROCK is blank, which ${plan.claudeCode.version} passes over.`);
  },
});
