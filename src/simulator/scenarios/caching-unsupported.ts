/** An old model that AWS serves and does not cache. */
import { aws, machine, SETTINGS_ENV, scenario } from "./base.js";
import { MODELS, PROFILES } from "./catalogue.js";

const model = "anthropic.claude-3-haiku-20240307-v1:0";
const us = { destinations: ["us-east-1", "us-west-2"], sources: ["us-east-1", "us-west-2"] };

export default scenario("caching-unsupported", "the background model does not cache prompts", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_DEFAULT_HAIKU_MODEL: `us.${model}` }),
  aws: aws({
    models: [...MODELS, { id: model, caching: "refused" }],
    profiles: [...PROFILES, { id: `us.${model}`, model, ...us }],
  }),
});
