/**
 * `explain` for a text: what Claude Code, AWS or a log said, and what it stands for. Pure: the text in,
 * the explanation out. Of the text itself only excerpts come out, each through the redaction handed in.
 */
import { outdatedAdvice } from "../../knowledge/outdated-advice.js";
import { findCauses } from "./find-causes.js";
import { plainMeanings } from "./meanings/index.js";
import { bound } from "./patterns.js";
import { joinLines, plainLine, splitLines } from "./read-text.js";
import type { ParseDenial } from "./readings.js";
import { requiredWords } from "./required-words.js";
import { wordFinder } from "./word-finder.js";

export interface PlainRemedy {
  summary: string;
  steps: string[];
  /** Each can be pasted once its `<…>` are filled in. */
  commands: string[];
  /** Pages of the documentation. */
  links: string[];
}

export interface ExplainedCause {
  /** The likeliest candidate. */
  code: string;
  /** One to four, likeliest first. */
  candidates: string[];
  title: string;
  /** Line of the text, from 1. */
  line: number;
  /** The words of that line, cut. */
  excerpt: string;
  /** Which command or evidence decides. */
  decides: string;
  remedy: PlainRemedy;
}

export interface CorrectedAdvice {
  /** The code it is about. */
  code: string;
  line: number;
  excerpt: string;
  said: string;
  today: string;
}

export interface Explanation {
  known: boolean;
  /** One for each independent cause, most fundamental first. */
  causes: ExplainedCause[];
  /** What the text advises that is out of date. */
  advice: CorrectedAdvice[];
}

export interface ExplainTools {
  parseDenial: ParseDenial;
  /** A line of the text without its secrets. */
  hide(line: string): string;
  /** The address of a code's page. */
  docsOf(code: string): string;
}

/** What decides where there is one candidate. */
const PROOF =
  "The text names it. `bedrock-doctor` on the machine proves it by Claude Code's own path, and names the file, the identity and the model.";

/** Signs of an excerpt. */
const LONGEST_EXCERPT = 200;
/** Longer lines are machine output without an end; what matters stands in their first part. */
const LONGEST_LINE = 20_000;

/** Explains a text; the same answer for the same text, and never throws. */
export function explainText(input: string, tools: ExplainTools): Explanation {
  const lines = splitLines(input);
  const plain = lines.map((line) => plainLine(line.slice(0, LONGEST_LINE)));
  const quote = (line: number, words: string) =>
    excerptOf(tools.hide((lines[line - 1] ?? "").slice(0, LONGEST_LINE)), words);
  const whole = joinLines(plain, " ");
  const holds = wordFinder(whole.text.replaceAll(" ", "").toLowerCase());
  const cut = plain.length > 1 ? joinLines(plain, "") : null;
  const causes = findCauses(whole, cut, tools.parseDenial, holds).map(
    ({ candidates, line, words, decides }): ExplainedCause => {
      const code = candidates[0] ?? "";
      return {
        code,
        candidates: [...candidates],
        title: plainMeanings[code]?.title ?? code,
        line,
        excerpt: quote(line, words),
        decides: candidates.length === 1 || decides === undefined ? PROOF : decides,
        remedy: remedyOf(code, tools),
      };
    },
  );
  const advice = outdatedAdvice.flatMap(({ text, code, said, today }) => {
    const words = requiredWords(text.source);
    if (words !== null && !words.some(holds)) return [];
    const match = new RegExp(bound(text.source), "i").exec(whole.text);
    if (match === null) return [];
    const line = whole.lineAt(match.index);
    return [{ code, line, excerpt: quote(line, match[0]), said, today }];
  });
  return { known: causes.length + advice.length > 0, causes, advice };
}

/** The remedy of a code where nothing is known of the machine. */
export function remedyOf(code: string, { docsOf }: Pick<ExplainTools, "docsOf">): PlainRemedy {
  const meaning = plainMeanings[code];
  const commands = [...(meaning?.commands ?? [])];
  const steps: string[] = [];
  if (!commands.some((command) => /^bedrock-doctor(?: plan)?$/.test(command))) {
    steps.push("`bedrock-doctor` on the machine gives the remedy with your own names in it.");
  }
  return { summary: meaning?.mend ?? "", steps, commands, links: [docsOf(code)] };
}

/** The matched words with what stands before and behind them on the line. */
function excerptOf(original: string, words: string): string {
  const trimmed = original.trim();
  if (trimmed.length <= LONGEST_EXCERPT) return trimmed;
  const line = trimmed.includes(words) ? trimmed : plainLine(trimmed);
  const at = Math.max(0, line.indexOf(words));
  const from = Math.max(0, Math.min(at - 40, line.length - LONGEST_EXCERPT));
  const to = Math.min(line.length, from + LONGEST_EXCERPT);
  return `${from > 0 ? "…" : ""}${line.slice(from, to)}${to < line.length ? "…" : ""}`;
}
