/** Where the documentation speaks of a code, and how its section is cut out of the page. */
import { plainMeanings } from "./meanings/index.js";

/** Pages whose name is not that of the codes' own area. */
const PAGES: Readonly<Record<string, string>> = {
  model: "models",
  guardrail: "guardrails",
};

/** True for a finding code of the contract. */
export function isCode(text: string): boolean {
  return Object.hasOwn(plainMeanings, text);
}

/** Page and anchor below `docs/`: `region.md#default-fallback`. */
export function pageOf(code: string): string {
  const [area = "", name = ""] = code.split(".");
  return `${PAGES[area] ?? area}.md#${name}`;
}

/** The section of a code in a page, from behind its title; null where the page has none. */
export function cutSection(page: string, code: string): string | null {
  const title = page.indexOf(`\n## ${code} · `);
  if (title < 0) return null;
  const behind = page.slice(page.indexOf("\n", title + 1));
  const next = behind.search(/^(?:<a id=|## |<!-- )/m);
  return (next < 0 ? behind : behind.slice(0, next)).trim();
}
