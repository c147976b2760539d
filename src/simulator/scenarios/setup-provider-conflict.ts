/** Bedrock wins, and everything works: the other switch is a trap for the day Bedrock is switched off. */
import { machine, scenario } from "./base.js";

export default scenario(
  "setup-provider-conflict",
  "the shell switches on Vertex AI beside Bedrock; Bedrock wins, and works",
  { machine: machine(undefined, { environment: { CLAUDE_CODE_USE_VERTEX: "1" } }) },
);
