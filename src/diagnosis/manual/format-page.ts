/**
 * Puts the sections of an area's codes into its page, between two marks. What stands before and behind
 * them is written by hand and stays as it is.
 */

const BEGIN = "<!-- codes: written by npm run docs from src/diagnosis/manual/; edit the records there -->";
const END = "<!-- end of the codes -->";

/**
 * The page with these sections.
 *
 * @throws Error where the page lacks a mark
 */
export function formatManualPage(page: string, sections: readonly string[]): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`a page of codes lacks ${begin < 0 ? BEGIN : END}`);
  return `${page.slice(0, begin)}${[BEGIN, ...sections].join("\n\n")}\n\n${page.slice(end)}`;
}
