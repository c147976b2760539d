/** Whether every refusal is one that the catalogue can explain: what it cannot is printed as it came. */
import { causesOf, defineCheck, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "doctor/understood",
  area: "doctor",
  title: "Every answer was understood",
  codes: ["doctor.unrecognised-error"],
  needs: ["diagnosis"],
  reads: ["identity", "inferenceProfiles", "invocation", "mantle"],
  run({ diagnosis, ...facts }) {
    const findings = causesOf(diagnosis, ["doctor.unrecognised-error"]);
    if (findings.length > 0) return found(...findings);
    const asked = Object.values(facts).filter((fact) => fact.state !== "not-asked");
    return asked.length === 0
      ? notApplicable("Nothing was asked.")
      : proved("Every answer has a known meaning.");
  },
});
