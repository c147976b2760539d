/** Settings that were copied from a colleague in Europe. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("model-prefix-mismatch", "a European profile is pinned in us-east-1", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_MODEL: "eu.anthropic.claude-sonnet-4-6" }),
});
