/**
 * What the documentation says of a code beside what the catalogue says of a finding: the records of
 * this folder are the only place of that text. `npm run docs` writes the pages of `docs/` from them,
 * and `explain CODE` prints the section of the page, so all three say the same.
 */
import type { FindingCode } from "../types.js";

/** One code. Texts are Markdown; a link to another code of the page is `[none](#none)`. */
export interface ManualEntry {
  /** Where it is not always the default one: `error or warning`. */
  severity?: string;
  /** What is wrong, and what it does to Claude Code. */
  meaning: string;
  /** What has to have been seen before it is reported, and what is not reported. */
  proof: string;
  /** What there is to say beyond the general remedy and that of the example. */
  mend?: string;
  /** What Claude Code shows, beyond the sentence of the example or where there is none. */
  shows?: string;
}

/** The records of some codes. */
export type Manual<C extends FindingCode> = Readonly<Record<C, ManualEntry>>;
