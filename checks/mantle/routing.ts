/** Whether IDs that only Mantle knows go to Mantle: with Mantle off they go to the Invoke API. */
import {
  causesOf,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "mantle/routing",
  area: "mantle",
  title: "Models that only Mantle serves go to Mantle",
  codes: ["mantle.unrouted"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    if (plan.provider === "none") return depends("invocation");
    const findings = causesOf(diagnosis, ["mantle.unrouted"]);
    if (findings.length > 0) return found(...findings);
    if (plan.provider === "invoke") return notApplicable("Mantle is off, and no model needs it.");
    const routed = plan.models.filter((model) => model.inUse && model.route === "mantle");
    return routed.length === 0
      ? notApplicable("Mantle is on, and no model in use goes to it.")
      : proved(`${[...new Set(routed.map((model) => model.resolved))].join(", ")} goes to Mantle.`);
  },
});
