/** Output limits that leave room: a thinking budget has to be smaller than `max_tokens`. */

/** In tokens. What the documentation named for a small reservation of the quota; thinking fits into it. */
export const roomyOutputLimit = {
  tokens: 4096,
  asOf: "2026-02-04",
  source: "Claude Code documentation, Amazon Bedrock (July 2025 to February 2026)",
} as const;
