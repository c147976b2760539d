/** IAM allows the request, and the account was not given the model. */
import { aws, developer, MANTLE_OPUS, machine, modelsWith, scenario, USE_MANTLE } from "./base.js";

export default scenario("mantle-not-granted", "Mantle refuses a model that the account was not given", {
  machine: machine({
    CLAUDE_CODE_USE_MANTLE: "1",
    AWS_REGION: "us-east-1",
    AWS_PROFILE: "work",
    ANTHROPIC_MODEL: MANTLE_OPUS,
    ANTHROPIC_DEFAULT_HAIKU_MODEL: "anthropic.claude-haiku-4-5",
  }),
  aws: aws({
    identities: [developer([USE_MANTLE])],
    models: modelsWith(MANTLE_OPUS, { mantleGranted: false }),
  }),
});
