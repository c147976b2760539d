/** AWS's own host, without the path below which it serves Claude. */
import { aws, developer, MANTLE_OPUS, machine, scenario, USE_MANTLE } from "./base.js";

export default scenario("mantle-base-url", "a base URL for Mantle that lacks /anthropic", {
  machine: machine({
    CLAUDE_CODE_USE_MANTLE: "1",
    AWS_REGION: "us-east-1",
    AWS_PROFILE: "work",
    ANTHROPIC_MODEL: MANTLE_OPUS,
    ANTHROPIC_DEFAULT_HAIKU_MODEL: "anthropic.claude-haiku-4-5",
    ANTHROPIC_BEDROCK_MANTLE_BASE_URL: "https://bedrock-mantle.us-east-1.api.aws",
  }),
  aws: aws({ identities: [developer([USE_MANTLE])] }),
});
