/** Whether the host that Claude Code builds for model requests is one of the region's partition. */
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
  id: "region/partition",
  area: "region",
  title: "Model requests go to a host of the region's partition",
  codes: ["region.partition-unsupported"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    if (plan.provider === "none") return depends("invocation");
    const findings = causesOf(diagnosis, ["region.partition-unsupported"]);
    if (findings.length > 0) return found(...findings);
    const { invoke } = plan.endpoints;
    if (invoke === null) return notApplicable("The Invoke API is not used.");
    if (invoke.overriddenBy !== undefined) return notApplicable(`${invoke.overriddenBy} names the host.`);
    for (const code of ["region.malformed", "region.unknown"] as const) {
      if (causesOf(diagnosis, [code]).length > 0) return consequence(code);
    }
    return proved(`${new URL(invoke.url).hostname} is a host of the partition of ${plan.region.value}.`);
  },
});
