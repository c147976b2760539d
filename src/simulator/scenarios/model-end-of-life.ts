/** AWS serves the model no more; its profile is still in the list. */
import { aws, machine, modelsWith, SETTINGS_ENV, scenario } from "./base.js";

const model = "anthropic.claude-opus-4-1-20250805-v1:0";

export default scenario("model-end-of-life", "the pinned model has reached its end", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_MODEL: `us.${model}` }),
  aws: aws({ models: modelsWith(model, { lifecycle: "END_OF_LIFE" }) }),
});
