/** The alias is no choice of a model: the release decides what it stands for. */
import { machine, scenario, settingsWithout } from "./base.js";

export default scenario("model-unpinned", "the main model is chosen by an alias", {
  machine: machine({ ...settingsWithout("ANTHROPIC_DEFAULT_HAIKU_MODEL"), ANTHROPIC_MODEL: "sonnet" }),
});
