/** The request of one token gets through; those of the client hold back more than a minute has. */
import { aws, developer, INVOKE, READ_QUOTAS, SUBSCRIBE, scenario } from "./base.js";

export default scenario(
  "throughput-quota-below-request",
  "the account's quota of tokens per minute is smaller than one request of the client",
  {
    aws: aws({
      identities: [developer([INVOKE, SUBSCRIBE, READ_QUOTAS])],
      quotas: [
        {
          name: "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6",
          code: "L-00FF3314",
          value: 40_000,
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
