/** The same model has an ID of its own on Mantle. */
import { aws, developer, machine, scenario, USE_MANTLE } from "./base.js";

export default scenario(
  "mantle-model-id-format",
  "Mantle alone, and the main model is pinned by its inference profile",
  {
    machine: machine({
      CLAUDE_CODE_USE_MANTLE: "1",
      AWS_REGION: "us-east-1",
      AWS_PROFILE: "work",
      ANTHROPIC_MODEL: "us.anthropic.claude-opus-4-8",
      ANTHROPIC_DEFAULT_HAIKU_MODEL: "anthropic.claude-haiku-4-5",
    }),
    aws: aws({ identities: [developer([USE_MANTLE])] }),
  },
);
