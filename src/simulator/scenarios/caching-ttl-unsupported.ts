/** The model keeps its cache for five minutes only. */
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

export default scenario("caching-ttl-unsupported", "a cache of one hour is asked for with Claude Opus 4.1", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_MODEL: `us.${model}`, ENABLE_PROMPT_CACHING_1H: "1" }),
  // AWS itself calls it active, which overrules every table.
  aws: aws({
    identities: [developer([INVOKE, SUBSCRIBE, READ_ACCESS])],
    models: modelsWith(model, { lifecycle: "ACTIVE" }),
  }),
});
