/** The endpoint is there and answers; its line-up holds no Claude model. */
import { aws, developer, MANTLE_OPUS, machine, scenario, USE_MANTLE } from "./base.js";

export default scenario("mantle-region-without-claude", "Mantle alone, in a region where it has no Claude", {
  machine: machine({
    CLAUDE_CODE_USE_MANTLE: "1",
    AWS_REGION: "us-west-2",
    AWS_PROFILE: "work",
    ANTHROPIC_MODEL: MANTLE_OPUS,
    ANTHROPIC_DEFAULT_HAIKU_MODEL: "anthropic.claude-haiku-4-5",
  }),
  aws: aws({
    identities: [developer([USE_MANTLE])],
    mantleRegions: ["us-east-1", "us-west-2"],
    mantleClaudeRegions: ["us-east-1"],
  }),
});
