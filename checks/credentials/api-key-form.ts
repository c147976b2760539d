/** Whether the API key has the form of one, which it shows without a request. */
import { causesOf, defineCheck, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/api-key-form",
  area: "credentials",
  title: "The Bedrock API key is whole",
  codes: ["credentials.bearer-malformed"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    const findings = causesOf(diagnosis, ["credentials.bearer-malformed"]);
    if (findings.length > 0) return found(...findings);
    const { apiKey } = plan.credentials;
    if (apiKey === undefined) return notApplicable("No API key is used.");
    return apiKey.fault === undefined
      ? proved(`It has the form of a ${apiKey.kind} key.`)
      : proved("It has not the form of a Bedrock API key, and is taken all the same or by a gateway.");
  },
});
