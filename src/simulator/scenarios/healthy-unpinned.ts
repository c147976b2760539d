/** The model depends on the profiles AWS lists and on what the client's start-up probes are told. */
import { machine, scenario, settingsWithout } from "./base.js";

export default scenario("healthy-unpinned", "no model is pinned; the client's own choice works", {
  machine: machine(settingsWithout("ANTHROPIC_MODEL", "ANTHROPIC_DEFAULT_HAIKU_MODEL")),
});
