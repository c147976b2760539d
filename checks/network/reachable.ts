/** Whether a connection to the hosts that Claude Code calls comes about. */

import { answeredHosts } from "../../src/diagnosis/answered-hosts.js";
import { causesOf, defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "network/reachable",
  area: "network",
  title: "The AWS hosts can be reached",
  codes: ["network.unreachable"],
  needs: ["plan", "diagnosis"],
  reads: ["identity", "inferenceProfiles", "modelAccess", "invocation", "mantle"],
  run({ plan, diagnosis, ...facts }) {
    const findings = causesOf(diagnosis, ["network.unreachable"]);
    if (findings.length > 0) return found(...findings);
    const hosts = answeredHosts(plan, facts);
    return hosts.length > 0
      ? proved(`${hosts.join(", ")} answered.`)
      : depends(plan.endpoints.invoke ? "invocation" : "mantle");
  },
});
