/** The caller may subscribe, so a real request would be answered, and make the agreement. */
import { aws, developer, INVOKE, modelsWith, READ_ACCESS, SUBSCRIBE, scenario } from "./base.js";

export default scenario(
  "first-use",
  "the account has no agreement for the pinned model yet; the first request would make one",
  {
    aws: aws({
      identities: [developer([INVOKE, SUBSCRIBE, READ_ACCESS])],
      models: modelsWith("anthropic.claude-sonnet-4-6", { agreement: "NOT_AVAILABLE" }),
    }),
  },
);
