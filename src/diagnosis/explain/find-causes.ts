/**
 * Finds what a text shows and keeps the causes: of words that overlap the first pattern counts, what
 * only names or hides a cause gives way to the text that tells it, and one cause is told once.
 */
import type { SymptomRank } from "../../knowledge/symptoms/types.js";
import { isMostOf, isOwnHost, readContext, type TextContext } from "./context.js";
import { compareByMending } from "./meanings/index.js";
import { type Pattern, patterns } from "./patterns.js";
import type { Joined } from "./read-text.js";
import { type ParseDenial, readCandidates } from "./readings.js";

export interface FoundCause {
  /** One to four codes, likeliest first. */
  candidates: readonly string[];
  /** From 1. */
  line: number;
  /** The words that were matched, for the excerpt. */
  words: string;
  decides: string | undefined;
}

interface Match extends FoundCause {
  pattern: Pattern;
  order: number;
  start: number;
  end: number;
}

const ranks: Readonly<Record<SymptomRank, number>> = { text: 0, name: 1, sentence: 2, status: 3 };

/** A log can repeat a line for ever; more of the same tells nothing. */
const MOST_MATCHES = 50;

/**
 * The independent causes in a text, most fundamental first.
 *
 * @param holds - whether the text, in small letters and without blanks, has a word
 */
export function findCauses(
  whole: Joined,
  cut: Joined | null,
  parseDenial: ParseDenial,
  holds: (word: string) => boolean,
): FoundCause[] {
  const context = readContext(whole.text);
  const likely = patterns().filter(({ words }) => words === null || words.some(holds));
  const matches = matchAll(likely, whole, false, context, parseDenial);
  if (cut !== null) {
    // Only what a line break inside a word has hidden: everything else was found above.
    const seen = new Set(matches.map((match) => match.pattern));
    matches.push(
      ...matchAll(likely, cut, true, context, parseDenial).filter((match) => !seen.has(match.pattern)),
    );
  }
  return keepCauses(matches);
}

function matchAll(
  tried: readonly Pattern[],
  joined: Joined,
  isCut: boolean,
  context: TextContext,
  parseDenial: ParseDenial,
): Match[] {
  const { text } = joined;
  const found: Match[] = [];
  tried.forEach((pattern, order) => {
    let count = 0;
    for (const match of text.matchAll(isCut ? pattern.cut() : pattern.whole())) {
      const start = match.index;
      const end = start + match[0].length;
      const line = joined.lineAt(start);
      if (match[0] === "" || (isCut && joined.lineAt(Math.max(start, end - 1)) === line)) continue;
      if (!isAllowed(pattern, text, start, end, context)) continue;
      const place = { text, start, end, codes: pattern.codes, context, parseDenial };
      const candidates = readCandidates(pattern.reading, place);
      if (candidates.length === 0) continue;
      found.push({ pattern, order, start, end, candidates, line, words: match[0], decides: pattern.decides });
      count += 1;
      if (count >= MOST_MATCHES) break;
    }
  });
  return found;
}

function isAllowed(
  { only }: Pattern,
  text: string,
  start: number,
  end: number,
  context: TextContext,
): boolean {
  if (only === undefined) return true;
  if (only === "own-host") return isOwnHost(text, start, end, context);
  return context[only] || isMostOf(text, start, end);
}

function keepCauses(matches: readonly Match[]): FoundCause[] {
  const inOrder = [...matches].sort(
    (a, b) => ranks[a.pattern.rank] - ranks[b.pattern.rank] || a.order - b.order || a.start - b.start,
  );
  const kept: Match[] = [];
  for (const match of inOrder) {
    if (kept.some((one) => overlap(one, match))) continue;
    const same = kept.find((one) => one.candidates[0] === match.candidates[0]);
    if (same !== undefined) {
      // The earliest line of the texts that tell most.
      if (match.pattern.rank === same.pattern.rank && match.line < same.line) {
        Object.assign(same, { line: match.line, words: match.words });
      }
      continue;
    }
    if (isTold(match, kept)) continue;
    kept.push(match);
  }
  const independent = kept.filter((match) => !isTold(match, kept));
  return independent.sort((a, b) => compareByMending(a.candidates[0] ?? "", b.candidates[0] ?? ""));
}

function overlap(one: Match, other: Match): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Whether another match says what stands behind this one. */
function isTold(match: Match, others: readonly Match[]): boolean {
  const { covers, rank } = match.pattern;
  return others.some((other) => {
    if (other === match || ranks[other.pattern.rank] > ranks[rank]) return false;
    const code = other.candidates[0] ?? "";
    const isMutual = other.pattern.covers?.test(match.candidates[0] ?? "") === true;
    const tellsMore = ranks[other.pattern.rank] < ranks[rank];
    if (covers?.test(code) === true && (tellsMore || !isMutual)) return true;
    // Two sentences of the client that can hide the same cause hide one cause.
    return rank !== "text" && tellsMore && match.candidates.includes(code);
  });
}
