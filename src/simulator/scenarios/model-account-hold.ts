/** A new account that AWS has not verified yet. */
import { aws, scenario } from "./base.js";

export default scenario("model-account-hold", "AWS holds the account back from all models", {
  aws: aws({ hold: "operation-not-allowed" }),
});
