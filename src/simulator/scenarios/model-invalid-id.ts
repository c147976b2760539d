/** The suffix of older models on a newer one: the most common of all misspellings. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("model-invalid-id", "the pinned ID has a suffix that the model does not have", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-6-v1:0" }),
});
