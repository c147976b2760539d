/**
 * The last look at a text before it is written, to a stream or a file. The report was redacted where it
 * was built; should a secret have found another way, nothing is written at all. Only secrets that are
 * no words are looked for: a password that is one stands in the formats' own words as well.
 */
import { redact } from "../report/redact.js";
import { formsOf } from "../report/secret-forms.js";
import { hasPieces } from "../report/secret-pieces.js";
import { knownSecrets } from "./known-secrets.js";

/**
 * The text as it is.
 *
 * @throws Error where it holds a secret of this machine or of this run; the message does not
 */
export function scanned(text: string): string {
  for (const { part, forms } of knownSecrets().flatMap(formsOf)) {
    if (hasPieces(part) && forms.some((form) => form.length >= SHORTEST && text.includes(form))) {
      throw new Error("what it was to write held a secret, so it wrote nothing; please report this");
    }
  }
  return text;
}

/** The beginning of a longer text in another encoding may be shorter than the secret. */
const SHORTEST = 16;

/** A message without any secret, for where the run has failed and cannot fail again. */
export function withoutSecrets(message: string): string {
  return redact(message, knownSecrets()).value;
}
