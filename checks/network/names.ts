/** Whether the names of the hosts that Claude Code calls resolve. */

import { answeredHosts } from "../../src/diagnosis/answered-hosts.js";
import { causesOf, consequence, defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "network/names",
  area: "network",
  title: "The AWS hosts have addresses",
  codes: ["network.dns"],
  needs: ["plan", "diagnosis"],
  reads: ["identity", "inferenceProfiles", "modelAccess", "invocation", "mantle"],
  run({ plan, diagnosis, ...facts }) {
    const findings = causesOf(diagnosis, ["network.dns"]);
    if (findings.length > 0) return found(...findings);
    if (causesOf(diagnosis, ["region.unknown"]).length > 0) return consequence("region.unknown");
    const hosts = answeredHosts(plan, facts);
    return hosts.length > 0
      ? proved(`${hosts.join(", ")} resolved.`)
      : depends(plan.endpoints.invoke ? "invocation" : "mantle");
  },
});
