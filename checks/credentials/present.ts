/** Whether anything can sign: the chain ends somewhere, or an API key does without. */
import { undecidedBy } from "../../src/diagnosis/left-out.js";
import { lossOf } from "../../src/diagnosis/settings-unreadable.js";
import {
  causesOf,
  consequence,
  defineCheck,
  depends,
  found,
  proved,
  unknown,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/present",
  area: "credentials",
  title: "Claude Code finds credentials",
  codes: ["credentials.none"],
  needs: ["plan", "diagnosis"],
  reads: ["credentials"],
  required: true,
  run({ plan, diagnosis, credentials }) {
    const findings = causesOf(diagnosis, ["credentials.none"]);
    if (findings.length > 0) return found(...findings);
    if (plan.provider === "none") return depends("credentials");
    const open = undecidedBy(plan, ["credentials"]);
    if (open !== null) return unknown(open);
    const lost = lossOf(plan, "credentials");
    if (causesOf(diagnosis, [lost]).length > 0) return consequence(lost);
    const { kind, source } = plan.credentials;
    if (kind === "skipped")
      return proved("AWS authentication is switched off: a gateway is expected to add it.");
    if (credentials.state === "answered") {
      const { accessKeyId: id, source: used = source } = credentials.value;
      return proved(`Claude Code will use ${used}${id === undefined ? "" : ` (${id})`}.`);
    }
    const offline = credentials.state === "not-asked" && credentials.why.because === "option";
    if (offline && kind !== "instance-metadata")
      return proved(`Claude Code will use ${source}; it was not tried.`);
    return depends("credentials");
  },
});
