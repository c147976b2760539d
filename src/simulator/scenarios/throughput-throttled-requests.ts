/** A quota of requests, which some models still have; the doctor may read the quotas. */
import { aws, developer, INVOKE, modelsWith, READ_QUOTAS, SUBSCRIBE, scenario } from "./base.js";

const MODEL = "Anthropic Claude Haiku 4.5";

export default scenario(
  "throughput-throttled-requests",
  "too many requests a minute go to the background model",
  {
    aws: aws({
      identities: [developer([INVOKE, SUBSCRIBE, READ_QUOTAS])],
      models: modelsWith("anthropic.claude-haiku-4-5-20251001-v1:0", { heldBack: { by: "requests" } }),
      quotas: [
        {
          name: `Cross-region model inference tokens per minute for ${MODEL}`,
          code: "L-58BE175A",
          value: 5_000_000,
        },
        {
          name: `Cross-region model inference requests per minute for ${MODEL}`,
          code: "L-CCA5DF70",
          value: 20,
        },
      ],
    }),
  },
);
