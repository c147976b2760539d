/** AWS begins the stream with 200 and throttles within it. */
import { aws, modelsWith, scenario } from "./base.js";

export default scenario(
  "throughput-throttled-in-stream",
  "the main model is throttled within a stream that had begun",
  {
    aws: aws({
      models: modelsWith("anthropic.claude-sonnet-4-6", { heldBack: { by: "tokens", inStream: true } }),
    }),
  },
);
