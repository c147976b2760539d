/**
 * How a check is written. `defineCheck` keeps the inputs' types for the author and erases them for
 * the list; the small constructors make outcomes read like sentences.
 */
import type { Classified, Diagnosis, FindingCode, Found } from "../diagnosis/types.js";
import type { FactName } from "../facts/types.js";
import type { AnyCheck, Check, InputName, Outcome } from "./types.js";

/** Declares a check. `required` defaults to false. */
export function defineCheck<const N extends InputName = never, const R extends InputName = never>(
  check: Check<N, R>,
): AnyCheck {
  return {
    id: check.id,
    area: check.area,
    title: check.title,
    codes: check.codes,
    needs: check.needs,
    reads: check.reads,
    required: check.required ?? false,
    // The engine builds the record from `needs` and `reads`, so it holds what the author's type says.
    run: (input) => check.run(input as Parameters<typeof check.run>[0]),
  };
}

/** The check's title holds; `proved` says exactly what was shown. */
export function proved(sentence: string): Outcome {
  return { kind: "proved", proved: sentence };
}

/** One or more findings of the check's own codes. */
export function found(...findings: Found[]): Outcome {
  return { kind: "found", found: findings };
}

/** The check could not be decided, and why. */
export function unknown(reason: string): Outcome {
  return { kind: "unknown", reason };
}

/** There is nothing here that the check could be about. */
export function notApplicable(reason: string): Outcome {
  return { kind: "not-applicable", reason };
}

/** Undecided because of what became of a question; the engine tells blocked, skipped and unknown apart. */
export function depends(on: FactName): Outcome {
  return { kind: "depends", on };
}

/** Would only repeat another finding. */
export function consequence(of: FindingCode): Outcome {
  return { kind: "consequence", of };
}

/** The findings that the diagnosis made under these codes. */
export function causesOf(diagnosis: Diagnosis, codes: readonly FindingCode[]): Found[] {
  return diagnosis.causes
    .filter((cause: Classified) => codes.includes(cause.found.code))
    .map((cause) => cause.found);
}
