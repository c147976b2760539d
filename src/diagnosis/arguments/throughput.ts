/** What the `throughput` codes carry beside their name: values a person can compare, never prose. */

export interface OutputLimitFault {
  variable: string;
  value: string;
  what: "not-a-number" | "above-maximum" | "below-minimum";
  /** What is sent in its place, tokens; null where the client's own value applies and is not known. */
  used: number | null;
  model: string;
}

export interface ThroughputArguments {
  "throughput.output-limit": {
    faults: OutputLimitFault[];
    /** Tokens of `max_tokens` and of the thinking budget, where they contradict each other. */
    contradiction: { maxTokens: number; budget: number } | null;
    /** A value of CLAUDE_CODE_MAX_OUTPUT_TOKENS that leaves room for thinking. */
    roomy: number;
  };
}
