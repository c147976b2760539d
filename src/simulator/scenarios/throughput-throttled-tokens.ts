/** Other people of the account use the minute's tokens up; the doctor may not read the quotas. */
import { aws, modelsWith, scenario } from "./base.js";

export default scenario(
  "throughput-throttled-tokens",
  "the account's tokens of the minute are used up for the main model",
  { aws: aws({ models: modelsWith("anthropic.claude-sonnet-4-6", { heldBack: { by: "tokens" } }) }) },
);
