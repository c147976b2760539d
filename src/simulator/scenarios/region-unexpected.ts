/** Played with `--expect-region eu-west-1`. */
import { HAIKU, machine, SETTINGS_ENV, SONNET, scenario } from "./base.js";

export default scenario("region-unexpected", "a region that works, and another one is expected", {
  machine: machine({
    ...SETTINGS_ENV,
    ANTHROPIC_MODEL: SONNET.replace("us.", "global."),
    ANTHROPIC_DEFAULT_HAIKU_MODEL: HAIKU.replace("us.", "global."),
  }),
});
