/** Somebody made the first request a moment ago. */
import { aws, developer, INVOKE, modelsWith, READ_ACCESS, SUBSCRIBE, scenario } from "./base.js";

export default scenario("model-agreement-pending", "the agreement for the pinned model is still being made", {
  aws: aws({
    identities: [developer([INVOKE, SUBSCRIBE, READ_ACCESS])],
    models: modelsWith("anthropic.claude-sonnet-4-6", { agreement: "PENDING" }),
  }),
});
