/** A new account: the applied quota is 0, so AWS throttles each request. */
import { aws, developer, INVOKE, READ_QUOTAS, SUBSCRIBE, scenario } from "./base.js";

export default scenario(
  "throughput-quota-zero",
  "the account's quota of tokens per minute is 0 for the main model",
  {
    aws: aws({
      identities: [developer([INVOKE, SUBSCRIBE, READ_QUOTAS])],
      quotas: [
        {
          name: "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6",
          code: "L-00FF3314",
          value: 0,
        },
        {
          name: "Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6",
          code: "L-8EA73537",
          value: 6_000_000,
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
