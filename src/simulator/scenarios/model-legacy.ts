/** The model still answers; AWS tells the day on which it ends. */
import {
  aws,
  developer,
  INVOKE,
  machine,
  modelsWith,
  READ_ACCESS,
  SETTINGS_ENV,
  SUBSCRIBE,
  scenario,
} from "./base.js";

const model = "anthropic.claude-opus-4-1-20250805-v1:0";

export default scenario("model-legacy", "the pinned model ends in seven weeks", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_MODEL: `us.${model}` }),
  aws: aws({
    identities: [developer([INVOKE, SUBSCRIBE, READ_ACCESS])],
    models: modelsWith(model, {
      legacyTime: "2026-07-08T00:00:00Z",
      endOfLifeTime: "2027-01-08T00:00:00Z",
    }),
  }),
});
