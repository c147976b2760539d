/** Well-formed for Mantle, known to the Invoke API, and not in Mantle's line-up. */
import { aws, developer, machine, scenario, USE_MANTLE } from "./base.js";

export default scenario("mantle-model-not-served", "a model that Mantle does not serve", {
  machine: machine({
    CLAUDE_CODE_USE_MANTLE: "1",
    AWS_REGION: "us-east-1",
    AWS_PROFILE: "work",
    ANTHROPIC_MODEL: "anthropic.claude-sonnet-4-6",
    ANTHROPIC_DEFAULT_HAIKU_MODEL: "anthropic.claude-haiku-4-5",
  }),
  aws: aws({ identities: [developer([USE_MANTLE])] }),
});
