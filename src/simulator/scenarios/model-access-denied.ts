/** An older model, so Bedrock words the refusal in its own way; the availability can be read. */
import { aws, developer, INVOKE, modelsWith, READ_ACCESS, SUBSCRIBE, scenario } from "./base.js";

export default scenario("model-access-denied", "the account was not given the pinned model", {
  aws: aws({
    identities: [developer([INVOKE, SUBSCRIBE, READ_ACCESS])],
    models: modelsWith("anthropic.claude-sonnet-4-6", { granted: false }),
  }),
});
