/** The main model works, so that only small work fails. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("mantle-unrouted", "the small model is pinned by its Mantle ID, and Mantle is off", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_DEFAULT_HAIKU_MODEL: "anthropic.claude-haiku-4-5" }),
});
