/**
 * The quick way through redaction: data that holds no secret, which nearly every report is, is copied
 * by what is part of V8 and looked through as one text. Only where something may be found is it walked.
 */

/** How data is looked through. */
export interface CleanRules {
  /** False where a text holds nothing that is known to be secret. */
  mayHold(text: string): boolean;
  /** True for a text that holds a secret by its shape. */
  holdsShape(text: string): boolean;
}

/** A copy of plain data, or null where a text in it may hold a secret. */
export function cleanCopy(value: unknown, { mayHold, holdsShape }: CleanRules): unknown {
  // The same words are many times in a report.
  const texts = new Set<string>();
  const note = function (this: Record<string, unknown>, name: string, json: unknown): unknown {
    const part = this[name];
    // It stays closed, whatever it says its JSON is.
    if (typeof part === "object" && part !== null && "reveal" in part) return "<secret>";
    texts.add(name);
    if (typeof json === "string") texts.add(json);
    return json;
  };
  const json: string | undefined = JSON.stringify(value, note);
  if (json === undefined || mayHold([...texts].join("\n"))) return null;
  for (const text of texts) if (holdsShape(text)) return null;
  return JSON.parse(json);
}
