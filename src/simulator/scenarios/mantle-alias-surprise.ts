/** It works, with a model of another family than the one that was asked for. */
import { aws, developer, machine, scenario, USE_MANTLE } from "./base.js";

export default scenario("mantle-alias-surprise", "Mantle alone with the alias sonnet, which is Haiku there", {
  machine: machine({
    CLAUDE_CODE_USE_MANTLE: "1",
    AWS_REGION: "us-east-1",
    AWS_PROFILE: "work",
    ANTHROPIC_MODEL: "sonnet",
    ANTHROPIC_DEFAULT_HAIKU_MODEL: "anthropic.claude-haiku-4-5",
  }),
  aws: aws({ identities: [developer([USE_MANTLE])] }),
});
