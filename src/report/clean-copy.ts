/**
 * The quick way through redaction: data that holds no secret, which nearly every report is, is looked
 * through as one text. Only where something may be found is it looked through text by text.
 */

/** How data is looked through. */
export interface CleanRules {
  /** False where a text holds nothing that is known to be secret. */
  mayHold(text: string): boolean;
  /** True for a text that holds a secret by its shape. */
  holdsShape(text: string): boolean;
}

/**
 * Plain data as it is to be written: what it was given but for unopened secrets, which stay closed, and
 * for fields without a value. Null where a text in it may hold a secret. Parts in which nothing is
 * another are not copied.
 */
export function cleanCopy(
  value: unknown,
  { mayHold, holdsShape }: CleanRules,
): { readonly value: unknown } | null {
  // The same words are many times in a report.
  const texts = new Set<string>();
  const clean = { value: closeValue(value, texts) };
  if (mayHold([...texts].join("\n"))) return null;
  for (const text of texts) if (holdsShape(text)) return null;
  return clean;
}

/** @param texts takes every text in it, names of fields too */
function close(part: object, texts: Set<string>): object {
  if (Array.isArray(part)) {
    const items = part.map((item) => closeValue(item, texts));
    return items.every((item, at) => item === part[at]) ? part : items;
  }
  // By index and without pairs: a report has thousands of fields, and nearly none is another.
  const names = Object.keys(part);
  const given: unknown[] = Object.values(part);
  const closed: unknown[] = [];
  let isSame = true;
  for (let at = 0; at < names.length; at += 1) {
    texts.add(names[at] as string);
    closed[at] = closeValue(given[at], texts);
    if (given[at] === undefined || closed[at] !== given[at]) isSame = false;
  }
  if (isSame) return part;
  const fields = names.map((name, at): [string, unknown] => [name, closed[at]]);
  return Object.fromEntries(fields.filter(([, item]) => item !== undefined));
}

function closeValue(item: unknown, texts: Set<string>): unknown {
  if (typeof item === "string") texts.add(item);
  if (typeof item !== "object" || item === null) return item;
  // Whatever it says its JSON is.
  return "reveal" in item ? "<secret>" : close(item, texts);
}
