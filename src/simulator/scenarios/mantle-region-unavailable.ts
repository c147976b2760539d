/** A region of AWS in which Mantle has no host; the Invoke API is there. */
import { aws, developer, MANTLE_OPUS, machine, scenario, USE_MANTLE } from "./base.js";

export default scenario("mantle-region-unavailable", "Mantle alone, in a region without its endpoint", {
  machine: machine({
    CLAUDE_CODE_USE_MANTLE: "1",
    AWS_REGION: "us-west-1",
    AWS_PROFILE: "work",
    ANTHROPIC_MODEL: MANTLE_OPUS,
    ANTHROPIC_DEFAULT_HAIKU_MODEL: "anthropic.claude-haiku-4-5",
  }),
  aws: aws({ identities: [developer([USE_MANTLE])], regions: [...aws().regions, "us-west-1"] }),
});
