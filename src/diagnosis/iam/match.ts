/**
 * Wildcards of IAM: `*` for any number of characters, `?` for one. Linear in space and without
 * backtracking over regular expressions, since a policy file may hold anything.
 */

/** `all`: every text that `wanted` stands for matches; `some`: only part of them does. */
export type Match = "all" | "some" | "none";

/** A policy variable (`${aws:username}`): what it stands for is known only with a request. */
const variable = /\$\{[^}]*\}/g;

/**
 * Holds a pattern of a policy against what is needed.
 *
 * @param pattern - as the policy has it
 * @param wanted - a text; a `*` in it stands for what is not known, and only a `*` covers that
 */
export function matchPattern(pattern: string, wanted: string): Match {
  const known = pattern.includes("${") ? pattern.replace(variable, "*") : pattern;
  const covers = matches(known, wanted, (p, w) => p === w || (p === "?" && w !== "*"));
  if (covers) return known === pattern ? "all" : "some";
  return wanted.includes("*") && overlaps(known, wanted) ? "some" : "none";
}

/** Two-pointer matching: on a mismatch the last `*` takes one character more. */
function matches(pattern: string, text: string, same: (p: string, t: string) => boolean): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (pattern[p] === "*") {
      star = p++;
      mark = t;
    } else if (p < pattern.length && same(pattern[p] ?? "", text[t] ?? "")) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

/** Whether two patterns have a text in common. */
function overlaps(a: string, b: string): boolean {
  if (beginsApart(a, b)) return false;
  const width = b.length + 1;
  let row = new Uint8Array(width);
  let next = new Uint8Array(width);
  row[0] = 1;
  for (let j = 1; j < width && b[j - 1] === "*"; j++) row[j] = 1;
  for (const left of a) {
    next[0] = left === "*" ? (row[0] ?? 0) : 0;
    for (let j = 1; j < width; j++) {
      const right = b[j - 1] ?? "";
      const either = left === "*" || right === "*";
      const one = left === right || left === "?" || right === "?";
      next[j] = either ? (row[j] ?? 0) | (next[j - 1] ?? 0) : one ? (row[j - 1] ?? 0) : 0;
    }
    [row, next] = [next, row];
  }
  return row[width - 1] === 1;
}

/** Whether they differ before the first wildcard of either: so do most of a list of thousands. */
function beginsApart(a: string, b: string): boolean {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const left = a[at];
    const right = b[at];
    if (left === "*" || left === "?" || right === "*" || right === "?") return false;
    if (left !== right) return true;
  }
  return false;
}
