import { scenario } from "./base.js";

export default scenario(
  "endpoint-silent",
  "the runtime host takes the connection and never answers, as behind a gateway that holds streams back",
  { network: { faults: [{ host: "bedrock-runtime.*", fault: { kind: "stall" } }] } },
);
