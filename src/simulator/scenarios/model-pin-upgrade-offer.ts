/** The pin stands in the user's settings, where "Yes" rewrites it. */
import { machine, scenario, settingsWithout } from "./base.js";

export default scenario("model-pin-upgrade-offer", "Opus is pinned to an older model than the default", {
  machine: machine({
    ...settingsWithout("ANTHROPIC_MODEL"),
    ANTHROPIC_DEFAULT_OPUS_MODEL: "us.anthropic.claude-opus-4-8",
  }),
});
