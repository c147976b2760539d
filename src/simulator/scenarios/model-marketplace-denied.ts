/** The caller may neither subscribe nor read the account's agreements, so only the refusal tells. */
import { aws, developer, INVOKE, modelsWith, scenario } from "./base.js";

export default scenario(
  "model-marketplace-denied",
  "the account never used the pinned model, and the caller may not subscribe",
  {
    aws: aws({
      identities: [developer([INVOKE])],
      models: modelsWith("anthropic.claude-sonnet-4-6", { agreement: "NOT_AVAILABLE" }),
    }),
  },
);
