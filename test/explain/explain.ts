/** `explain` for tests: with the real parser of denials and the real redaction. */
import { parseDenial } from "../../src/aws/denial.js";
import { type Explanation, explainText } from "../../src/diagnosis/explain/explain-text.js";
import { pageOf } from "../../src/diagnosis/explain/pages.js";
import { redactPasted } from "../../src/report/redact-pasted.js";

export function explain(text: string): Explanation {
  return explainText(text, { parseDenial, hide: redactPasted, docsOf: pageOf });
}

/** The first candidate of each cause. */
export function codesOf(text: string): string[] {
  return explain(text).causes.map((cause) => cause.code);
}
