/** The policy of the documentation: it has none of Mantle's actions. */
import { aws, developer, INVOKE, MANTLE_OPUS, machine, SUBSCRIBE, scenario } from "./base.js";

export default scenario("mantle-iam-denied", "Mantle alone, with a policy for the Invoke API", {
  machine: machine({
    CLAUDE_CODE_USE_MANTLE: "1",
    AWS_REGION: "us-east-1",
    AWS_PROFILE: "work",
    ANTHROPIC_MODEL: MANTLE_OPUS,
    ANTHROPIC_DEFAULT_HAIKU_MODEL: "anthropic.claude-haiku-4-5",
  }),
  aws: aws({ identities: [developer([INVOKE, SUBSCRIBE])] }),
});
