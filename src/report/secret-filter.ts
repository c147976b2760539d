/**
 * A quick no: whether a text can hold one of the known secrets at all. Nearly no text of a report
 * does, and to search each of them for every form of every secret costs a start more than a request.
 * Whatever holds a form, or a piece of one, holds four of its bytes at one of the places looked at:
 * these are few, and read four bytes at once, so that a whole report is looked through before V8
 * takes the loop for one to be optimised, which costs more than the loop.
 */

/** Bytes that are compared at once. */
const WORD = 4;
/** Slots; a power of two, far above the number of words of some keys. */
const SIZE = 1 << 16;
/** Places where those few bytes stand by chance; of a text with more, it is not known. */
const MOST_CHANCES = 64;
/** Half a character at either end of a piece is other bytes than in the whole. */
const SURROGATE = /[\ud800-\udfff]/;

/**
 * @param forms - all texts that stand for a secret
 * @param shortest - length of the shortest piece of a form that counts; a form may be shorter
 * @returns for a text, false where it holds neither a form nor such a piece of one
 */
export function secretFilter(forms: readonly string[], shortest: number): (text: string) => boolean {
  if (forms.length === 0) return () => false;
  // One by one: a call takes no hundred thousand arguments, and a hostile file holds as many secrets.
  const least = forms.reduce((length, form) => Math.min(length, form.length), shortest);
  const length = forms.some((form) => SURROGATE.test(form)) ? least - 2 : least;
  // Wherever a piece begins, one of the words that many apart lies in it.
  const step = Math.floor((length - WORD + 1) / WORD);
  if (step < 1) return () => true;

  const slots = new Uint8Array(SIZE);
  const words = new Set<number>();
  for (const form of forms) {
    for (let from = 0; from < WORD; from += 1) {
      for (const word of wordsOf(Buffer.from(form).subarray(from))) {
        slots[slotOf(word)] = 1;
        words.add(word);
      }
    }
  }
  let known: string | null = null;
  /** Whether a piece of that length, around the word at that place, is one of a form. */
  const isPiece = (bytes: Buffer, word: number): boolean => {
    known ??= Buffer.from(forms.join("\n")).toString("latin1");
    for (let at = Math.max(0, word - length + WORD); at <= word && at + length <= bytes.length; at += 1) {
      if (known.includes(bytes.toString("latin1", at, at + length))) return true;
    }
    return false;
  };
  return (text) => {
    const bytes = Buffer.from(text);
    const read = wordsOf(bytes);
    let chances = 0;
    for (let at = 0; at < read.length; at += step) {
      const word = read[at] as number;
      // As `slotOf` has it: to call it would have V8 optimise both at the end of a run.
      if (slots[(word ^ (word >>> 15)) & (SIZE - 1)] !== 1 || !words.has(word)) continue;
      chances += 1;
      if (chances > MOST_CHANCES || isPiece(bytes, at * WORD)) return true;
    }
    return false;
  };
}

/** What is left over at the end is none. */
function wordsOf(bytes: Buffer): Int32Array {
  const words = new Int32Array(Math.floor(bytes.length / WORD));
  bytes.copy(new Uint8Array(words.buffer));
  return words;
}

function slotOf(word: number): number {
  return (word ^ (word >>> 15)) & (SIZE - 1);
}
