/** With --deep: AWS refuses the newest flag, and the client's next try leaves it out by itself. */
import { aws, modelsWith, scenario } from "./base.js";

export default scenario("request-beta-dropped", "AWS refuses a flag that the client goes on without", {
  aws: aws({
    models: modelsWith("anthropic.claude-sonnet-4-6", {
      refusesBetas: ["thinking-binding-controls-2026-08-01"],
    }),
  }),
});
