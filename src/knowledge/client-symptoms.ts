/** For what the client has a sentence, and what is known of one; the sentences stand in `client-sentences.ts`. */
import type { NetworkSymptom } from "./network-sentences.js";

export type Symptom =
  | "not-enabled"
  | "no-credentials"
  | "denied"
  | "denied-with-refresh"
  | "no-model-access"
  | "not-found"
  | "operation-not-allowed"
  | "account-not-authorised"
  | "data-retention"
  | "on-demand"
  | "invalid-id"
  | "fallen-back"
  | "family-refused"
  | "not-selectable"
  | "not-on-mantle"
  | "not-served-on-mantle"
  | "mantle-unauthenticated"
  | "too-long"
  | "header-name"
  | "throttled"
  | "over-capacity"
  | "other-400"
  | "connection-refused"
  | "name-not-found"
  | NetworkSymptom;

export interface SentenceRow {
  symptom: Symptom;
  /** First version that shows it; rows of a symptom are in falling order of version. */
  since: string;
  print: string;
  /** Where the terminal differs from `-p`. */
  interactive?: string;
  asOf: string;
  source: string;
}
