/** AWS Marketplace could not charge the account, so the agreement failed. */
import { aws, modelsWith, scenario } from "./base.js";

export default scenario("model-payment-instrument", "the account has no valid payment method", {
  aws: aws({ models: modelsWith("anthropic.claude-sonnet-4-6", { agreement: "ERROR" }) }),
});
