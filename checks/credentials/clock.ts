/** Whether this machine's clock agrees with AWS's: a signature holds for five minutes either way. */
import { readClocks } from "../../src/diagnosis/credentials/clock.js";
import { causesOf, defineCheck, depends, found, proved, unknown } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/clock",
  area: "credentials",
  title: "The clock agrees with AWS's",
  codes: ["credentials.clock-skew"],
  needs: ["plan", "diagnosis"],
  reads: ["credentials", "identity", "inferenceProfiles", "modelAccess", "invocation", "mantle"],
  run({ plan, diagnosis, ...facts }) {
    const findings = causesOf(diagnosis, ["credentials.clock-skew"]);
    if (findings.length > 0) return found(...findings);
    if (plan.provider === "none") return depends("credentials");
    const clocks = readClocks(plan, facts);
    if (clocks !== null) {
      const seconds = Math.round(Math.abs(clocks.offsetMs) / 1000);
      return proved(`The clock is ${seconds} s from AWS's.`);
    }
    const { identity } = facts;
    return identity.state === "answered" || identity.state === "refused"
      ? unknown("No answer of AWS told the time.")
      : depends("identity");
  },
});
