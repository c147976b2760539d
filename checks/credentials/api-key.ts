/** Whether a short-term API key is still good, which the key itself tells without a request. */
import { causesOf, defineCheck, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/api-key",
  area: "credentials",
  title: "The Bedrock API key has not expired",
  codes: ["credentials.bearer-expired"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    const findings = causesOf(diagnosis, ["credentials.bearer-expired"]);
    if (findings.length > 0) return found(...findings);
    const { apiKey } = plan.credentials;
    if (apiKey === undefined) return notApplicable("No API key is used.");
    if (apiKey.expiresAt === undefined) {
      return notApplicable(
        apiKey.kind === "long-term"
          ? "A long-term API key does not tell when it ends."
          : "Nothing in the API key tells an end.",
      );
    }
    return proved(`The API key says that it is good until ${apiKey.expiresAt}.`);
  },
});
