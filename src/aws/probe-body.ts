/** What both probes ask: the shortest valid message, for one output token, without thinking or tools. */
export const PROBE_BODY = {
  max_tokens: 1,
  messages: [{ role: "user", content: "hi" }],
} as const;
