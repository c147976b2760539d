import { scenario } from "./base.js";

export default scenario("network-unreachable", "the runtime endpoint refuses connections", {
  network: { faults: [{ host: "bedrock-runtime.*.amazonaws.com", fault: { kind: "refused" } }] },
});
