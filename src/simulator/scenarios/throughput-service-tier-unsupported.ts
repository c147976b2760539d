/** A tier that AWS has, and these models do not. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "throughput-service-tier-unsupported",
  "a service tier is asked for that the models do not have",
  { machine: machine({ ...SETTINGS_ENV, ANTHROPIC_BEDROCK_SERVICE_TIER: "flex" }) },
);
