/** Whether a key pair is whole wherever one is set: a half is passed over without a word. */
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
  id: "credentials/complete",
  area: "credentials",
  title: "Key pairs are set as pairs",
  codes: ["credentials.incomplete"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    const findings = causesOf(diagnosis, ["credentials.incomplete"]);
    if (findings.length > 0) return found(...findings);
    if (plan.provider === "none") return depends("credentials");
    const open = undecidedBy(plan, ["credentials"]);
    if (open !== null) return unknown(open);
    const { halves = [], kind } = plan.credentials;
    if (halves.length > 0) {
      const places = halves.map(({ has, source }) => `${has} in ${source}`).join(" and ");
      return proved(`${places} stands alone, behind the source that is used.`);
    }
    return kind === "env-keys" || kind === "profile-static"
      ? proved("Key ID and secret stand together.")
      : notApplicable("No key pair is set.");
  },
});
