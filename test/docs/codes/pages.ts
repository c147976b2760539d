/** The pages of `docs/` as they have to be: each with the sections of its area's codes, written anew. */
import { readFileSync } from "node:fs";
import { catalogue } from "../../../src/diagnosis/catalogue/index.js";
import { findingCodes, severityOf } from "../../../src/diagnosis/codes.js";
import { plainMeanings } from "../../../src/diagnosis/explain/meanings/index.js";
import { formatManualPage } from "../../../src/diagnosis/manual/format-page.js";
import { formatManualSection } from "../../../src/diagnosis/manual/format-section.js";
import { manual } from "../../../src/diagnosis/manual/index.js";
import type { FindingCode } from "../../../src/diagnosis/types.js";
import { findExamples } from "./examples.js";

export interface Page {
  /** `setup.md` */
  name: string;
  codes: FindingCode[];
  /** What stands there now. */
  old: string;
  /** What has to stand there. */
  current: string;
}

/**
 * Writes every page with codes, in memory.
 *
 * @param docs - the folder of the pages, with a slash at the end
 * @throws Error where a code lacks a part, or a page the marks between which its codes stand
 */
export async function writePages(docs: string): Promise<Page[]> {
  const examples = await findExamples();
  const names = [...new Set(findingCodes.map(pageOf))];
  return names.map((name) => {
    const codes = findingCodes.filter((code) => pageOf(code) === name);
    const sections = codes.map((code) => {
      const [plain, example] = [plainMeanings[code], examples.get(code)];
      if (plain === undefined || example === undefined) throw new Error(`${code} has no plain meaning`);
      return formatManualSection(code, severityOf(code), manual[code], plain, example);
    });
    const old = readFileSync(`${docs}${name}`, "utf8");
    return { name, codes, old, current: formatManualPage(old, sections) };
  });
}

function pageOf(code: FindingCode): string {
  return catalogue[code].docs.split("#")[0] ?? "";
}
