/**
 * `explain CODE`: the text of a finding. It is the section of its documentation page, which is part of
 * the package, so that there is one text of it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ExplainTools, remedyOf } from "../diagnosis/explain/explain-text.js";
import { plainMeanings } from "../diagnosis/explain/meanings/index.js";
import { cutSection, pageOf } from "../diagnosis/explain/pages.js";
import { formatJson } from "../report/json.js";
import { formatSection } from "../report/section-terminal.js";
import type { ExplainOptions } from "./run-options.js";
import { terminalStyle } from "./terminal-style.js";

/** Two folders up from the source and from the built script alike. */
const DOCS = join(import.meta.dirname, "..", "..", "docs");

/** Prints a code's section, and its remedy where nothing is known of the machine; the exit code is 0. */
export function explainCode(code: string, options: ExplainOptions, tools: ExplainTools): number {
  const title = plainMeanings[code]?.title ?? code;
  const text = sectionOf(code);
  const remedy = remedyOf(code, tools);
  if (options.format === "json") {
    const cause = { code, candidates: [code], title, line: 1, excerpt: code, remedy };
    process.stdout.write(formatJson({ known: true, causes: [cause], advice: [], text }));
  } else {
    process.stdout.write(formatSection({ code, title, text, remedy }, terminalStyle(options)));
  }
  return 0;
}

/** The page is where its area says, or on any other: pages may be divided anew. */
function sectionOf(code: string): string | null {
  const own = pageOf(code).split("#")[0] ?? "";
  let names: string[];
  try {
    names = readdirSync(DOCS).filter((name) => name.endsWith(".md"));
  } catch {
    return null;
  }
  for (const name of [...names.filter((one) => one === own), ...names.filter((one) => one !== own)]) {
    const section = cutSection(readFileSync(join(DOCS, name), "utf8"), code);
    if (section !== null) return section;
  }
  return null;
}
