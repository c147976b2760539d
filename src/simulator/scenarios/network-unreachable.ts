/**
 * The control plane and STS answer, so that credentials and profiles are proved and only the route
 * to the model is down.
 */
import { scenario } from "./base.js";

export default scenario("network-unreachable", "the runtime endpoint refuses connections", {
  network: { faults: [{ host: "bedrock-runtime.*.amazonaws.com", fault: { kind: "refused" } }] },
});
