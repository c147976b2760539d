/** Which Claude models have no window of one million tokens on Amazon Bedrock, whatever the client asks. */

export const withoutLongContext = {
  model: /claude-(3-|haiku|opus-4-(20250514|[015](?!\d)))/,
  asOf: "2026-11-20",
  source: "Claude Code documentation, model configuration: Opus 4.6 and later, Sonnet 4 and later",
} as const;
