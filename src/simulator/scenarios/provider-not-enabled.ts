/** Everything AWS needs is there, so the one missing switch is the only cause. */
import { machine, scenario, settingsWithout } from "./base.js";

export default scenario("provider-not-enabled", "all is set but the switch that turns Bedrock on", {
  machine: machine(settingsWithout("CLAUDE_CODE_USE_BEDROCK")),
});
