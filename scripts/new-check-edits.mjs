/**
 * Puts a row into a list of a source, at the place where a person would. Each gives the changed text, or
 * null where the source is not as it is known here.
 */

/**
 * @param {string} text
 * @param {RegExp} pattern global
 */
export function lastMatch(text, pattern) {
  return [...text.matchAll(pattern)].at(-1);
}

/**
 * @param {string} text
 * @param {RegExpExecArray | undefined} match
 * @param {string} row
 */
export function after(text, match, row) {
  if (match === undefined) return null;
  const place = match.index + match[0].length;
  return text.slice(0, place) + row + text.slice(place);
}

/**
 * As the last row of a list or an interface, which may be closed on its first line.
 *
 * @param {string} text
 * @param {RegExp | number} start its first line, or a place within it
 * @param {string} row
 */
export function atEndOf(text, start, row) {
  const from = typeof start === "number" ? start : text.search(start);
  if (from < 0) return null;
  const [first = ""] = text.slice(from).split("\n");
  const closed = first.endsWith(" };");
  const place = from + (closed ? first.length - " };".length : text.slice(from).search(/^[}\]]/m));
  return text.slice(0, place) + (closed ? `,\n${row}` : row) + text.slice(place);
}

/**
 * Behind the last row whose name begins with the prefix; else as the last one.
 *
 * @param {string} text
 * @param {RegExp} start
 * @param {string} prefix
 * @param {string} row
 */
export function amongRows(text, start, prefix, row) {
  const from = text.search(start);
  if (from < 0) return null;
  const end = from + text.slice(from).search(/^\}/m);
  const rows = text.slice(from, end);
  // A row ends where the next one begins, and may be longer than a line.
  const last = lastMatch(rows, new RegExp(`^  "?${prefix}-.*\\n(?: {3,}.*\\n| {2}[\\])}].*\\n)*`, "gm"));
  const grown = last ? after(rows, last, row) : rows + row;
  return text.slice(0, from) + grown + text.slice(end);
}

/**
 * In the order that the linter asks for.
 *
 * @param {string | null} text
 * @param {string} binding
 * @param {string} from
 */
export function withImport(text, binding, from) {
  if (text === null) return null;
  const row = `import ${binding} from "${from}";\n`;
  const imports = [...text.matchAll(/^import [^;]* from "([^"]+)";\n/gm)];
  const next = imports.find((one) => comesBefore(from, one[1] ?? ""));
  const last = imports.at(-1);
  if (next === undefined) return after(text, last, row);
  return text.slice(0, next.index) + row + text.slice(next.index);
}

/**
 * @param {string} a
 * @param {string} b
 */
function comesBefore(a, b) {
  if (a.startsWith("./") !== b.startsWith("./")) return b.startsWith("./");
  return a.replace(/\.js$/, "") < b.replace(/\.js$/, "");
}
