/** Mantle takes the headers and applies no guardrail. */
import { aws, developer, guardrailHeaders, MANTLE_OPUS, machine, scenario, USE_MANTLE } from "./base.js";

export default scenario("mantle-feature-unsupported", "a guardrail is named, and the models are on Mantle", {
  machine: machine({
    CLAUDE_CODE_USE_MANTLE: "1",
    AWS_REGION: "us-east-1",
    AWS_PROFILE: "work",
    ANTHROPIC_MODEL: MANTLE_OPUS,
    ANTHROPIC_DEFAULT_HAIKU_MODEL: "anthropic.claude-haiku-4-5",
    ANTHROPIC_CUSTOM_HEADERS: guardrailHeaders(),
  }),
  aws: aws({ identities: [developer([USE_MANTLE])] }),
});
