/** Whether each provisioned throughput in use serves requests. */
import { causesOf, defineCheck, depends, found, proved, unknown } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "throughput/provisioned",
  area: "throughput",
  title: "Provisioned throughput is in service",
  codes: ["throughput.provisioned-not-ready"],
  needs: ["diagnosis"],
  reads: ["provisionedThroughput", "invocation"],
  run({ diagnosis, provisionedThroughput: fact, invocation }) {
    const findings = causesOf(diagnosis, ["throughput.provisioned-not-ready"]);
    if (findings.length > 0) return found(...findings);
    if (fact.state !== "answered") return depends("provisionedThroughput");
    const probes = invocation.state === "answered" ? invocation.value.probes : [];
    const open = fact.value.resources.filter(
      ({ arn, status }) =>
        status === undefined && !probes.some((one) => one.model === arn && one.state === "answered"),
    );
    if (open.length > 0) {
      return unknown(
        `GetProvisionedModelThroughput did not tell the state of ${open.map((one) => one.arn).join(", ")}.`,
      );
    }
    return proved(`${fact.value.resources.map((one) => one.arn).join(", ")} serves requests.`);
  },
});
