/** Whether the credentials outlast the next hour, where nothing renews them. */
import { endingOf, expiringSoon } from "../../src/diagnosis/credentials/ending.js";
import { usableRefresh } from "../../src/diagnosis/credentials/refresh.js";
import {
  causesOf,
  consequence,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/lasting",
  area: "credentials",
  title: "The credentials last for more than an hour",
  codes: ["credentials.expiring-soon"],
  needs: ["plan", "diagnosis"],
  reads: ["credentials", "identity", "inferenceProfiles", "modelAccess", "invocation", "mantle"],
  run({ plan, diagnosis, ...facts }) {
    if (plan.provider === "none") return depends("credentials");
    for (const code of ["credentials.expired", "credentials.bearer-expired"] as const) {
      if (causesOf(diagnosis, [code]).length > 0) return consequence(code);
    }
    const finding = expiringSoon(plan, facts);
    if (finding !== null) return found(finding);
    const command = usableRefresh(plan);
    if (command !== null) return proved(`Claude Code renews them with ${command}.`);
    const ending = endingOf(plan);
    return ending === null
      ? notApplicable("Nothing tells an end, or Claude Code renews them by itself.")
      : proved(`They say that they are good until ${ending.at}.`);
  },
});
