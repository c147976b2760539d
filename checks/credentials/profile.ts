/** Whether the profile that is selected exists: AWS_PROFILE ends the search for keys in variables. */
import { undecidedBy } from "../../src/diagnosis/left-out.js";
import {
  causesOf,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
  unknown,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/profile",
  area: "credentials",
  title: "The selected profile exists",
  codes: ["credentials.profile-missing"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    const findings = causesOf(diagnosis, ["credentials.profile-missing"]);
    if (findings.length > 0) return found(...findings);
    if (plan.provider === "none") return depends("credentials");
    const open = undecidedBy(plan, ["credentials"]);
    if (open !== null) return unknown(open);
    const { missing, profile, source } = plan.credentials;
    if (missing?.exists === false) {
      return proved(`Profile "${missing.profile}" does not exist, and ${source} signs in its place.`);
    }
    const name = missing?.profile ?? profile;
    return name === undefined ? notApplicable("No profile is used.") : proved(`Profile "${name}" exists.`);
  },
});
