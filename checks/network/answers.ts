/** Whether it is AWS that answers, and whether its stream arrives as AWS sends it. */
import { answeredHosts } from "../../src/diagnosis/answered-hosts.js";
import { causesOf, defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "network/answers",
  area: "network",
  title: "AWS itself answers",
  codes: ["network.not-aws", "network.stream-rewritten", "network.gateway-error"],
  needs: ["plan", "diagnosis"],
  reads: ["identity", "inferenceProfiles", "modelAccess", "invocation", "mantle"],
  run({ plan, diagnosis, ...facts }) {
    const findings = causesOf(diagnosis, [
      "network.not-aws",
      "network.stream-rewritten",
      "network.gateway-error",
    ]);
    if (findings.length > 0) return found(...findings);
    const hosts = answeredHosts(plan, facts);
    return hosts.length > 0
      ? proved(`${hosts.join(", ")} answered in AWS's form.`)
      : depends(plan.endpoints.invoke === null ? "mantle" : "invocation");
  },
});
