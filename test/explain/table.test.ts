/** The tables behind `explain`: complete, dated, and the short-cuts sound. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import { findingCodes } from "../../src/diagnosis/codes.js";
import { compareByMending, plainMeanings } from "../../src/diagnosis/explain/meanings/index.js";
import { pageOf } from "../../src/diagnosis/explain/pages.js";
import { patterns } from "../../src/diagnosis/explain/patterns.js";
import { refusalCandidates } from "../../src/diagnosis/explain/refusal-candidates.js";
import { requiredWords } from "../../src/diagnosis/explain/required-words.js";
import { outdatedAdvice } from "../../src/knowledge/outdated-advice.js";
import { refusalRows } from "../../src/knowledge/refusals.js";
import { symptomGroups } from "../../src/knowledge/symptoms/index.js";

const contract = (
  JSON.parse(readFileSync(new URL("../contract/findings.json", import.meta.url), "utf8")) as {
    findings: { code: string }[];
  }
).findings.map(({ code }) => code);

const candidates = Object.values(refusalCandidates).filter((one) => one !== null);
const rows = [...symptomGroups.flatMap((group) => group.rows), ...candidates];

describe("plain meanings", () => {
  it("exist for every code of the contract and every code of this release", () => {
    expect(Object.keys(plainMeanings)).toEqual(expect.arrayContaining([...contract, ...findingCodes]));
  });

  it.each(Object.entries(plainMeanings))("%s has a title, a remedy and commands to paste", (_, meaning) => {
    expect(meaning.title).not.toMatch(/\.$/);
    expect(meaning.mend).toMatch(/\.$|\)$/);
    for (const command of meaning.commands ?? []) expect(command).toMatch(/^[a-z][\w-]* .+|^bedrock-doctor$/);
  });

  it.each(findingCodes)("%s has the page here that its finding has", (code) => {
    expect(pageOf(code)).toBe(catalogue[code].docs);
  });

  it("keep the contract's order within an area, and the areas in the order of mending", () => {
    const keys = Object.keys(plainMeanings);
    const areas = [...new Set(keys.map((code) => code.split(".")[0]))];
    expect(areas).toEqual(
      "setup region credentials network iam model mantle throughput guardrail request caching doctor".split(
        " ",
      ),
    );
    for (const area of areas) {
      const own = (codes: readonly string[]) =>
        codes.filter((code) => code.startsWith(`${area}.`) && contract.includes(code));
      expect(own(keys)).toEqual(own(contract));
    }
    expect(compareByMending("credentials.expired", "model.invalid-id")).toBeLessThan(0);
  });
});

describe("rows", () => {
  it.each(rows)("$codes: one to four known codes, and what decides between them", ({ codes, decides }) => {
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.length).toBeLessThanOrEqual(4);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(plainMeanings).toHaveProperty([code]);
    if (codes.length > 1) expect(decides).toMatch(/\S/);
  });

  it("are dated and have a source", () => {
    for (const { asOf, source } of [...symptomGroups, ...outdatedAdvice]) {
      expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(source).toMatch(/\S/);
    }
  });

  it("every meaning of a refusal has its candidates, or is left to the symptom table on purpose", () => {
    const meanings = [...new Set(refusalRows.map(({ meaning }) => meaning))];
    expect(Object.keys(refusalCandidates)).toEqual(expect.arrayContaining(meanings));
  });

  it("advice names a code that exists", () => {
    for (const { code } of outdatedAdvice) expect(plainMeanings).toHaveProperty([code]);
  });
});

describe("required words", () => {
  const texts = [
    ...(
      JSON.parse(readFileSync(new URL("sentences.json", import.meta.url), "utf8")) as { text: string }[]
    ).map(({ text }) => text),
    ...(
      JSON.parse(readFileSync(new URL("recorded.json", import.meta.url), "utf8")) as { shown: string }[]
    ).map(({ shown }) => shown),
  ].map((text) => text.replace(/[’`]/g, "'").replace(/\s+/g, " "));

  it("are in every text that the expression matches", () => {
    let matched = 0;
    for (const pattern of patterns()) {
      for (const text of texts) {
        if (!pattern.whole().test(text)) continue;
        matched += 1;
        const squeezed = text.replaceAll(" ", "").toLowerCase();
        expect(pattern.words?.some((word) => squeezed.includes(word)) ?? true, pattern.whole().source).toBe(
          true,
        );
      }
    }
    expect(matched).toBeGreaterThan(250);
  });

  it("exist for every expression, so that a text compiles only what it needs", () => {
    expect(outdatedAdvice.filter(({ text }) => requiredWords(text.source) === null)).toEqual([]);
    expect(patterns().filter(({ words }) => words === null)).toEqual([]);
  });

  it.each([
    ["abc def|ghi", ["abcdef", "ghi"]],
    ["abc(?:x|y)defg", ["defg"]],
    ["ab?cde", ["cde"]],
    ["[abc]+ token\\.is", ["token.is"]],
    ["a.{0,4}b", null],
    ["no (?:a|b(?:c|d)) longest word", ["longestword"]],
    ["x{2,3}yyy", ["yyy"]],
  ])("of %s", (source, words) => {
    expect(requiredWords(source)).toEqual(words);
  });

  it("of any fixed text are that text", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,20}$/), (text) => {
        expect(requiredWords(text)).toEqual([text]);
      }),
    );
  });
});
