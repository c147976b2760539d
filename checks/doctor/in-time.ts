/** Whether the questions were answered in time, so that silence is not read as an answer. */
import { causesOf, defineCheck, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "doctor/in-time",
  area: "doctor",
  title: "The questions were answered in time",
  codes: ["doctor.timed-out"],
  needs: ["diagnosis"],
  reads: ["identity", "inferenceProfiles", "invocation", "mantle"],
  run({ diagnosis, ...facts }) {
    const findings = causesOf(diagnosis, ["doctor.timed-out"]);
    if (findings.length > 0) return found(...findings);
    const asked = Object.values(facts).filter((fact) => fact.state !== "not-asked");
    return asked.length === 0
      ? notApplicable("Nothing was asked.")
      : proved("No question ran into its time limit.");
  },
});
