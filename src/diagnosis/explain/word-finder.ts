/**
 * Which of a thousand words a text holds. A pasted log can be a megabyte, and to search it for each of
 * them costs more than all that is done with those it has: what has three letters in a row that stand
 * nowhere in the text is not searched for.
 */

/** Letters that are looked at together. */
const GRAM = 3;
/** Slots; a power of two. */
const SIZE = 1 << 18;
/** Characters; a shorter text is searched sooner than looked through. */
const SHORT = 16 * 1024;

/** @returns for a word, whether the text holds it as it stands */
export function wordFinder(text: string): (word: string) => boolean {
  if (text.length < SHORT) return (word) => text.includes(word);
  const seen = new Uint8Array(SIZE);
  for (let at = 0; at + GRAM <= text.length; at += 1) seen[slotOf(text, at)] = 1;
  return (word) => {
    for (let at = 0; at + GRAM <= word.length; at += 1) if (seen[slotOf(word, at)] !== 1) return false;
    return text.includes(word);
  };
}

function slotOf(text: string, at: number): number {
  const mixed = (text.charCodeAt(at) << 12) ^ (text.charCodeAt(at + 1) << 6) ^ text.charCodeAt(at + 2);
  return mixed & (SIZE - 1);
}
