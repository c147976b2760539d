/** A new account: little a day, and Service Quotas does not raise it. */
import { aws, modelsWith, scenario } from "./base.js";

export default scenario("throughput-throttled-daily", "the account's tokens of the day are used up", {
  aws: aws({ models: modelsWith("anthropic.claude-sonnet-4-6", { heldBack: { by: "tokens-per-day" } }) }),
});
