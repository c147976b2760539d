/** Models that AWS serves only where the account lets their data be kept. */

export interface RetentionRow {
  model: RegExp;
  /** Modes with which the model can be called. */
  allowed: readonly string[];
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";

/** Every model without a row takes any mode. The first row that fits counts. */
export const retentionRows: readonly RetentionRow[] = [
  {
    model: /claude-(?:fable|mythos)-5-1(?:-|$)/,
    allowed: ["aws_review", "provider_data_share"],
    asOf,
    source: "public reports of September 2026",
  },
  {
    model: /claude-(?:fable|mythos)-5(?:-v|$)/,
    allowed: ["provider_data_share"],
    asOf,
    source: "Amazon Bedrock user guide, data retention",
  },
];
