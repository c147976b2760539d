/** The newest model was never enabled for the account; the client works with the one before. */
import { aws, machine, modelsWith, scenario, settingsWithout } from "./base.js";

export default scenario("model-silent-fallback", "nothing is pinned and the default model is refused", {
  machine: machine(settingsWithout("ANTHROPIC_MODEL", "ANTHROPIC_DEFAULT_HAIKU_MODEL")),
  aws: aws({ models: modelsWith("anthropic.claude-opus-5-5", { granted: false }) }),
});
