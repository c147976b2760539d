/** Whether the account has an agreement for each model, so that no request here is its first use. */
import { causesOf, defineCheck, found, proved, unknown } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/first-use",
  area: "models",
  title: "The account has agreements for the models in use",
  codes: ["model.first-use"],
  needs: ["diagnosis", "modelAccess"],
  reads: [],
  run({ diagnosis, modelAccess }) {
    const findings = causesOf(diagnosis, ["model.first-use"]);
    if (findings.length > 0) return found(...findings);
    const told = modelAccess.models.filter((entry) => entry.agreement !== undefined);
    if (told.length === 0) {
      return unknown(
        "AWS did not tell; the permission bedrock:GetFoundationModelAvailability would let it be asked.",
      );
    }
    return proved(
      told
        .map((entry) => `${entry.model}: agreement ${entry.agreement}`)
        .join(", ")
        .concat("."),
    );
  },
});
