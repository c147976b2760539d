/** Whether the certificates of the hosts are ones that Claude Code trusts, and whether they are AWS's own. */
import { intercepted } from "../../src/diagnosis/network/intercepted.js";
import { undecidedChain } from "../../src/diagnosis/network/undecided-chain.js";
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
  id: "network/certificates",
  area: "network",
  title: "The certificates are trusted, and are AWS's own",
  codes: ["network.tls-untrusted", "network.tls-intercepted"],
  needs: ["plan", "diagnosis"],
  reads: ["connection"],
  run({ plan, diagnosis, connection }) {
    const findings = causesOf(diagnosis, ["network.tls-untrusted"]);
    if (findings.length > 0) return found(...findings);
    const opened = intercepted(plan, { connection }, diagnosis);
    if (opened !== null) return found(opened);
    const undecided = undecidedChain(diagnosis);
    if (undecided !== null) return unknown(undecided);
    if (connection.state !== "answered")
      return depends(plan.endpoints.invoke === null ? "mantle" : "invocation");
    const shown = connection.value.hosts.flatMap(({ host, issuer }) => (issuer === undefined ? [] : [host]));
    return shown.length === 0
      ? notApplicable("No TLS was spoken.")
      : proved(`The certificates of ${shown.join(", ")} are trusted.`);
  },
});
