/** No right to the Invoke API at all: a doctor that asked bedrock-runtime would be refused. */
import { aws, developer, MANTLE_OPUS, machine, scenario, USE_MANTLE } from "./base.js";

export default scenario("healthy-mantle", "Mantle alone; everything works", {
  machine: machine({
    CLAUDE_CODE_USE_MANTLE: "1",
    AWS_REGION: "us-east-1",
    AWS_PROFILE: "work",
    ANTHROPIC_MODEL: MANTLE_OPUS,
    ANTHROPIC_DEFAULT_HAIKU_MODEL: "anthropic.claude-haiku-4-5",
  }),
  aws: aws({ identities: [developer([USE_MANTLE])] }),
});
