/** The model is served only where its maker may keep the data; the account never agreed. */
import { aws, machine, modelsWith, SETTINGS_ENV, scenario } from "./base.js";

const model = "anthropic.claude-fable-5";

export default scenario("model-data-retention", "the account's data retention does not allow the model", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_MODEL: `us.${model}` }),
  aws: aws({ models: modelsWith(model, { retentionModes: ["provider_data_share"] }) }),
});
