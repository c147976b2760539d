/** Run with `--deep`: the marks are taken and nothing is ever read. */
import { aws, modelsWith, scenario } from "./base.js";

export default scenario("caching-ineffective", "AWS reads nothing of the main model from its prompt cache", {
  aws: aws({ models: modelsWith("anthropic.claude-sonnet-4-6", { caching: "silent" }) }),
});
