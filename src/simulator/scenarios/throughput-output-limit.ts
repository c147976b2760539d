/** Two values that were once recommended together; the thinking does not fit into the output. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "throughput-output-limit",
  "an output limit below the smallest thinking budget, with a model that takes a budget",
  {
    machine: machine({
      ...SETTINGS_ENV,
      ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
      CLAUDE_CODE_MAX_OUTPUT_TOKENS: "1000",
      MAX_THINKING_TOKENS: "1024",
    }),
  },
);
