/** Whether `modelOverrides` does what it is there for: a key nobody knows is ignored in silence. */
import { unknownOverrideKeys } from "../../src/diagnosis/models/overrides.js";
import {
  causesOf,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/overrides",
  area: "models",
  title: "The entries of modelOverrides take effect and can be called",
  codes: ["model.override-unknown-key", "model.override-invalid"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    if (plan.provider === "none") return depends("invocation");
    if (plan.overrides.length === 0) return notApplicable("No settings file has modelOverrides.");
    const unknown = unknownOverrideKeys(plan);
    const findings = causesOf(diagnosis, ["model.override-invalid"]);
    if (unknown !== null) findings.push(unknown);
    if (findings.length > 0) return found(...findings);
    const keys = plan.overrides.map((one) => one.key).join(", ");
    return proved(`Claude Code ${plan.claudeCode.version} knows the keys ${keys}.`);
  },
});
