/** The client sends the value as it stands. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "throughput-service-tier-invalid",
  "a service tier that AWS does not know is asked for",
  {
    machine: machine({ ...SETTINGS_ENV, ANTHROPIC_BEDROCK_SERVICE_TIER: "PRIORITY" }),
  },
);
