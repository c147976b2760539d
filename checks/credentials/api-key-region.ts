/** Whether a short-term API key was made for the region that is called: it holds in no other. */
import { causesOf, defineCheck, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/api-key-region",
  area: "credentials",
  title: "The Bedrock API key is for the region in use",
  codes: ["credentials.bearer-wrong-region"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    const findings = causesOf(diagnosis, ["credentials.bearer-wrong-region"]);
    if (findings.length > 0) return found(...findings);
    const { apiKey } = plan.credentials;
    if (apiKey === undefined) return notApplicable("No API key is used.");
    return apiKey.region === undefined
      ? notApplicable("A long-term API key is bound to no region.")
      : proved(`The API key says that it was made for ${apiKey.region}.`);
  },
});
