/** Run with `--deep`: the second request goes to another Region, the third one reads. */
import { aws, scenario } from "./base.js";

export default scenario("caching-verified", "prompts are cached, in two Regions in turn", {
  aws: aws({ routing: ["us-east-1", "us-east-1", "us-east-1", "us-west-2", "us-west-2", "us-east-1"] }),
});
