/** The region exists and the control plane resolves: only the name of the runtime host is not known. */
import { scenario } from "./base.js";

export default scenario("network-dns", "the runtime endpoint's name does not resolve", {
  network: { faults: [{ host: "bedrock-runtime.*.amazonaws.com", fault: { kind: "dns" } }] },
});
