/**
 * What a row of the symptom table is. A row ties the fixed part of a text to the codes it can stand
 * for, likeliest first, and says what decides between them. AWS's refusals proper stand in
 * `refusal-rows.ts`; here are the texts of the client, of the AWS SDKs and CLI, of Node and of gateways,
 * and those of AWS that no request of this tool meets.
 */

/**
 * How much a text tells. `text` names the cause; `name` is an error's bare name; `sentence` is a
 * sentence of the client that hides the cause; `status` is a bare HTTP status.
 */
export type SymptomRank = "text" | "name" | "sentence" | "status";

/** Candidates that need more of the text than the row's own words; `src/diagnosis/explain/readings.ts` has them. */
export type SymptomReading =
  | "denial"
  | "host"
  | "model-id"
  | "hidden-404"
  | "selected-model"
  | "not-granted"
  | "extra-fields"
  | "bad-url";

export interface SymptomRow {
  /**
   * The fixed part. A blank stands for any white space, also a line break; straight quotes for all
   * kinds. Matched without regard to case.
   */
  text: RegExp;
  /** One to four codes, likeliest first. */
  codes: readonly [string, ...string[]];
  /** `text` where absent. */
  rank?: SymptomRank;
  /** Which command or evidence tells the candidates apart; present where there are several. */
  decides?: string;
  /** Codes that, found elsewhere in the text by a text that tells more, are what stands behind this one. */
  covers?: RegExp;
  /**
   * `aws`: other programs have the same words, so the text must also speak of AWS or Claude Code.
   * `bedrock`: other services of AWS have them too, so it must speak of Bedrock.
   * `own-host`: a network error, which must not be another host's or another program's.
   */
  only?: "aws" | "bedrock" | "own-host";
  reading?: SymptomReading;
}

/** Rows that are known from the same place. */
export interface SymptomGroup {
  asOf: string;
  source: string;
  rows: readonly SymptomRow[];
}
