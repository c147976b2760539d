/** The small model has no long window; the suffix goes nowhere. */
import { HAIKU, machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("model-context-1m-unsupported", "[1m] stands behind a Haiku", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_DEFAULT_HAIKU_MODEL: `${HAIKU}[1m]` }),
});
