/**
 * When models turn legacy and end on Amazon Bedrock, for where AWS itself does not tell. Bedrock's own
 * dates, which differ from those of Anthropic's platform. What AWS answers overrules a row.
 */

export interface LifecycleRow {
  /** Base model ID, or Mantle's. */
  model: RegExp;
  /** ISO 8601 dates. */
  legacySince?: string;
  endOfLife: string;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";
const source = "Amazon Bedrock user guide, model lifecycle";

export const lifecycleRows: readonly LifecycleRow[] = [
  { model: /claude-3-sonnet-20240229/, endOfLife: "2026-07-30", asOf, source },
  { model: /claude-3-5-sonnet-20240620/, endOfLife: "2026-03-01", asOf, source },
  {
    model: /claude-3-5-sonnet-20241022/,
    endOfLife: "2026-07-30",
    asOf,
    source: `${source} (the later of the days it named for this model)`,
  },
  { model: /claude-3-haiku-20240307/, endOfLife: "2026-09-10", asOf, source },
  { model: /claude-3-5-haiku-20241022/, endOfLife: "2026-06-19", asOf, source },
  { model: /claude-3-7-sonnet-20250219/, endOfLife: "2026-04-28", asOf, source },
  { model: /claude-opus-4-20250514/, endOfLife: "2026-05-31", asOf, source: `${source} (about that day)` },
  {
    model: /claude-sonnet-4-20250514/,
    legacySince: "2026-04-14",
    endOfLife: "2026-10-14",
    asOf,
    source,
  },
  {
    model: /claude-opus-4-1(?:-20250805)?(?:-v|$)/,
    legacySince: "2026-07-08",
    endOfLife: "2027-01-08",
    asOf,
    source,
  },
];

/** A model that ends sooner than this is reported, in days. Source: the project's contract of findings. */
export const noticeDays = 90;

/** The row of a model, by its ID in any form. */
export function lifecycleRowOf(model: string): LifecycleRow | undefined {
  return lifecycleRows.find((row) => row.model.test(model));
}
