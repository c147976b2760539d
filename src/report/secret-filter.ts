/**
 * A quick no: whether a text can hold one of the known secrets at all. Nearly no text of a report
 * does, and to search each of them for every form of every secret costs a start more than a request.
 * Whatever holds a form, or a piece of one, holds four of its characters at one of the places looked at.
 */

/** Characters that are compared at once. */
const GRAM = 4;
/** Slots; a power of two, far above the number of grams of some keys. */
const SIZE = 1 << 16;

/**
 * @param forms - all texts that stand for a secret
 * @param shortest - length of the shortest piece of a form that counts; a form may be shorter
 * @returns for a text, false where it holds neither a form nor such a piece of one
 */
export function secretFilter(forms: readonly string[], shortest: number): (text: string) => boolean {
  // One by one: a call takes no hundred thousand arguments, and a hostile file holds as many secrets.
  const length = forms.reduce((least, form) => Math.min(least, form.length), shortest);
  if (forms.length === 0) return () => false;
  if (length < GRAM) return () => true;
  const slots = new Uint8Array(SIZE);
  const grams = new Set<string>();
  for (const form of forms) {
    for (let at = 0; at + GRAM <= form.length; at += 1) {
      slots[slotOf(form, at)] = 1;
      grams.add(form.slice(at, at + GRAM));
    }
  }
  const step = length - GRAM + 1;
  return (text) => {
    for (let at = 0; at + GRAM <= text.length; at += step) {
      if (slots[slotOf(text, at)] === 1 && grams.has(text.slice(at, at + GRAM))) return true;
    }
    return false;
  };
}

function slotOf(text: string, at: number): number {
  const first = (text.charCodeAt(at) << 6) ^ text.charCodeAt(at + 1);
  const second = (text.charCodeAt(at + 2) << 6) ^ text.charCodeAt(at + 3);
  return (Math.imul(first, 0x9e3b) ^ Math.imul(second, 0x85eb)) & (SIZE - 1);
}
