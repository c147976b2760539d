/** Nothing is wrong with the account: AWS is short of capacity for the model. */
import { aws, modelsWith, scenario } from "./base.js";

export default scenario("throughput-capacity", "AWS has no capacity for the main model just now", {
  aws: aws({ models: modelsWith("anthropic.claude-sonnet-4-6", { heldBack: { by: "capacity" } }) }),
});
