/** What Claude Code offers elsewhere and not on Amazon Bedrock, with the setting that asks for it. */
export interface BedrockGap {
  /** As a person calls it. */
  feature: string;
  /** Top-level settings key, or a tool name that `permissions.allow` lists. */
  key: string;
  kind: "settings-key" | "tool";
  instead: string;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";
const source = "Claude Code documentation, availability by model provider";

export const bedrockGaps: readonly BedrockGap[] = [
  {
    feature: "Fast mode",
    key: "fastMode",
    kind: "settings-key",
    instead: "Bedrock has service tiers: ANTHROPIC_BEDROCK_SERVICE_TIER",
    asOf,
    source,
  },
  {
    feature: "The advisor",
    key: "advisorModel",
    kind: "settings-key",
    instead: "choose the larger model as the main one",
    asOf,
    source,
  },
  {
    feature: "Web search",
    key: "WebSearch",
    kind: "tool",
    instead: "an MCP server that searches, or WebFetch for a known address",
    asOf,
    source,
  },
];
