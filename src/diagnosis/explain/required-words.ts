/**
 * The words without which an expression cannot match, read off its source. Compiling an expression
 * costs far more than looking for a word: of some hundred expressions a text needs a handful. Read sign
 * by sign, because this is done for all of them at each start.
 */

/** Shorter runs are in every text. */
const SHORTEST = 3;

/** Escapes that stand for a place and not for a sign. */
const PLACES = "bB";
/** Escapes that stand for many signs. */
const CLASSES = "dDsSwWnrtu";

/**
 * For each alternative of the source its longest fixed run outside of groups and classes, in lower case
 * and without blanks; null where an alternative has none, so that the expression has to be tried.
 */
export function requiredWords(source: string): readonly string[] | null {
  const words: string[] = [];
  let longest = "";
  let run = "";
  let depth = 0;
  let inClass = false;
  let afterBlank = false;
  const end = (): void => {
    if (run.length > longest.length) longest = run;
    run = "";
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? "";
    if (inClass) {
      if (sign === "\\") at += 1;
      else if (sign === "]") inClass = false;
      continue;
    }
    const wasBlank = afterBlank;
    afterBlank = false;
    switch (sign) {
      case "\\": {
        at += 1;
        const escaped = source[at] ?? "";
        if (depth > 0 || PLACES.includes(escaped)) break;
        if (CLASSES.includes(escaped)) end();
        else run += escaped;
        break;
      }
      case "[":
        end();
        inClass = true;
        break;
      case "(":
        end();
        depth += 1;
        break;
      case ")":
        depth -= 1;
        break;
      case "|":
        if (depth > 0) break;
        end();
        if (longest.length < SHORTEST) return null;
        words.push(longest.toLowerCase());
        longest = "";
        break;
      case "?":
      case "*":
      case "{":
        // What a quantifier follows need not be there; a blank is in no run anyway.
        if (depth === 0 && !wasBlank) {
          run = run.slice(0, -1);
          end();
        }
        if (sign === "{") at = source.indexOf("}", at);
        break;
      case ".":
      case "+":
      case "^":
      case "$":
        end();
        break;
      case " ":
        afterBlank = true;
        break;
      case "’":
      case "`":
        // Plain in the texts as well.
        if (depth === 0) run += "'";
        break;
      default:
        if (depth === 0) run += sign;
    }
  }
  end();
  if (longest.length < SHORTEST) return null;
  words.push(longest.toLowerCase());
  return words;
}
