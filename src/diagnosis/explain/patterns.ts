/**
 * All texts that are searched for, as one list in the order in which they count: the meanings of AWS's
 * refusals, then the symptom table. An expression is compiled only for a text that has a word of it.
 */
import { type RefusalRow, refusalRows } from "../../knowledge/refusals.js";
import { symptomGroups } from "../../knowledge/symptoms/index.js";
import type { SymptomRank, SymptomRow } from "../../knowledge/symptoms/types.js";
import { refusalCandidates } from "./refusal-candidates.js";
import { requiredWords } from "./required-words.js";

export interface Pattern extends Omit<SymptomRow, "text"> {
  rank: SymptomRank;
  /** One of these is in every text that it matches, in lower case and without blanks; null: try it. */
  words: readonly string[] | null;
  /** Over lines joined by a blank. */
  whole(): RegExp;
  /** Over lines joined by nothing, where each blank may be missing. */
  cut(): RegExp;
}

let list: readonly Pattern[] | null = null;

/** The patterns, in the order in which they count. */
export function patterns(): readonly Pattern[] {
  list ??= [
    ...refusalRows.flatMap(patternsOfRefusal),
    ...symptomGroups.flatMap(({ rows }) => rows.map((row) => pattern(row, row.text.source))),
  ];
  return list;
}

function patternsOfRefusal(row: RefusalRow): Pattern[] {
  const candidates = refusalCandidates[row.meaning];
  if (candidates === null || candidates === undefined) return [];
  const found: Pattern[] = [];
  if (row.text !== undefined) found.push(pattern(candidates, row.text.source));
  if (row.codes !== undefined) {
    found.push(
      pattern(
        { ...candidates, rank: "name", covers: candidates.covers ?? anyOf(candidates.codes) },
        row.codes.map((code) => `\\b${code}\\b`).join("|"),
      ),
    );
  }
  return found;
}

function anyOf(codes: readonly string[]): RegExp {
  return new RegExp(`^(?:${codes.join("|").replaceAll(".", "\\.")})$`);
}

function pattern(row: Omit<SymptomRow, "text">, source: string): Pattern {
  return {
    ...row,
    rank: row.rank ?? "text",
    words: requiredWords(source),
    whole: () => new RegExp(bound(source), "gi"),
    cut: () => new RegExp(bound(source).replace(/ (?![?*{+])/g, " ?"), "gi"),
  };
}

/**
 * A row is written for one message; here it is searched for in a whole log. What may stand between two
 * words of it is kept within a sentence, and its start may come after a status or a colon.
 */
export function bound(source: string): string {
  return source
    .replace(/[’`]/g, "'")
    .replace(/(?<!\\)\.\*\??/g, ".{0,200}?")
    .replace(/\[\^\]\*\??/g, "[^]{0,300}?")
    .replace(/(?<![\\[])\^/g, "(?<![a-z] |[a-z])");
}
