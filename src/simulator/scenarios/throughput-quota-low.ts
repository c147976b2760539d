/** Enough for a few people, and not for a team. */
import { aws, developer, INVOKE, READ_QUOTAS, SUBSCRIBE, scenario } from "./base.js";

export default scenario(
  "throughput-quota-low",
  "the account's quota admits fewer people at once than work there (--deep --developers 20)",
  {
    aws: aws({
      identities: [developer([INVOKE, SUBSCRIBE, READ_QUOTAS])],
      quotas: [
        {
          name: "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6",
          code: "L-00FF3314",
          value: 200_000,
        },
        {
          name: "Cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5",
          code: "L-58BE175A",
          value: 5_000_000,
        },
      ],
    }),
  },
);
