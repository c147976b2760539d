/** Legacy models stay open only to accounts that go on using them; here only the background model is hit. */
import { aws, machine, modelsWith, SETTINGS_ENV, scenario } from "./base.js";

const model = "anthropic.claude-opus-4-1-20250805-v1:0";

export default scenario(
  "model-legacy-inactive",
  "the background model is legacy and was not used for a month",
  {
    machine: machine({ ...SETTINGS_ENV, ANTHROPIC_DEFAULT_HAIKU_MODEL: `us.${model}` }),
    aws: aws({ models: modelsWith(model, { unusedForDays: 30 }) }),
  },
);
