/**
 * Pieces of secrets: whoever quotes a request may cut it, hide the middle of a key, or break off in any
 * encoding. A piece counts from twelve characters on, and only of secrets that look random: of one that
 * is made of words, a piece is a word, and hiding it everywhere would tear names out of the report.
 */

/** Length from which a piece is taken for no accident. */
export const SHORTEST_PIECE = 12;

/** Beginnings that name the kind of a key and are none of its secret. */
const PUBLIC_BEGINNINGS = ["bedrock-api-key-", "Bearer ", "Basic "];

/** Slots of the filter; a power of two, far above the number of pieces of some keys. */
const FILTER_SIZE = 1 << 18;

export interface Piece {
  start: number;
  end: number;
  /** Index of the secret, in the order given. */
  secret: number;
}

/** True for a secret whose pieces cannot be words. */
export function hasPieces(secret: string): boolean {
  if (/^(?:arn|https?):/i.test(secret)) return false;
  if (/^(?:[A-Za-z0-9+/=]{24,}|[A-Z0-9._-]{24,})$/.test(secret)) return true;
  return /^\S{16,}$/.test(secret) && [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(secret));
}

/**
 * A search for pieces.
 *
 * @param secrets for each secret all texts that stand for it
 * @returns for a text, the longest pieces in it, in order; they do not overlap
 */
export function pieceFinder(secrets: readonly (readonly string[])[]): (text: string) => Piece[] {
  const filter = new Uint8Array(FILTER_SIZE);
  const places = new Map<number, { secret: number; form: string; at: number }>();
  for (const [secret, forms] of secrets.entries()) {
    for (const form of forms) {
      const from = PUBLIC_BEGINNINGS.find((beginning) => form.startsWith(beginning))?.length ?? 0;
      eachHash(form, (hash, at) => {
        if (at + SHORTEST_PIECE <= from || places.has(hash)) return;
        filter[hash & (FILTER_SIZE - 1)] = 1;
        places.set(hash, { secret, form, at });
      });
    }
  }
  return (text) => {
    const found: Piece[] = [];
    if (places.size === 0) return found;
    eachHash(text, (hash, start) => {
      if (filter[hash & (FILTER_SIZE - 1)] !== 1) return;
      const place = places.get(hash);
      if (
        place === undefined ||
        !text.startsWith(place.form.slice(place.at, place.at + SHORTEST_PIECE), start)
      )
        return;
      const end = start + SHORTEST_PIECE;
      const last = found.at(-1);
      if (last !== undefined && last.secret === place.secret && start <= last.end) last.end = end;
      else found.push({ start, end, secret: place.secret });
    });
    return found;
  };
}

const BASE = 31;
const HIGHEST = power(BASE, SHORTEST_PIECE - 1);

/** The hash of every run of characters of that length, from the hash of the one before. */
function eachHash(text: string, take: (hash: number, at: number) => void): void {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (index >= SHORTEST_PIECE) {
      hash = (hash - Math.imul(text.charCodeAt(index - SHORTEST_PIECE), HIGHEST)) | 0;
    }
    hash = (Math.imul(hash, BASE) + text.charCodeAt(index)) | 0;
    if (index >= SHORTEST_PIECE - 1) take(hash, index - SHORTEST_PIECE + 1);
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let count = 0; count < exponent; count += 1) result = Math.imul(result, base);
  return result;
}
