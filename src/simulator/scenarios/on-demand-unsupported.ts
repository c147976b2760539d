/** The same model by its profile works; only the prefix is missing. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("on-demand-unsupported", "a bare model ID is pinned in place of a profile", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_MODEL: "anthropic.claude-sonnet-4-6" }),
});
