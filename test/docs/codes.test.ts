/** The sections of the codes: written by `npm run docs`, complete, and short enough to be read. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it, test } from "vitest";
import { findingCodes } from "../../src/diagnosis/codes.js";
import { cutSection, pageOf } from "../../src/diagnosis/explain/pages.js";
import { formatManualPage } from "../../src/diagnosis/manual/format-page.js";
import { formatManualSection, type ManualExample, parts } from "../../src/diagnosis/manual/format-section.js";
import { finding as makeFinding } from "../report/parts.js";
import { type Page, writePages } from "./codes/pages.js";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));

/** Lines with a text, so that nobody scrolls far to the next code. */
const MOST_LINES = 25;

function sectionOf(code: string): string {
  const page = readFileSync(`${docs}${pageOf(code).split("#")[0]}`, "utf8");
  return cutSection(page, code) ?? "";
}

describe("the pages", () => {
  let pages: Page[];
  beforeAll(async () => {
    pages = await writePages(docs);
  }, 120_000);

  it("are what the records and the simulator's set-ups say today (npm run docs)", () => {
    expect(pages.flatMap((page) => page.codes)).toEqual(expect.arrayContaining([...findingCodes]));
    for (const { name, old, current } of pages) expect(old, `docs/${name}`).toBe(current);
  });
});

describe.each(findingCodes)("%s", (code) => {
  const section = sectionOf(code);

  it("has its four parts, in their order, and each says something", () => {
    const texts = section.split(/^\*\*((?:What|How) [\w ]+)\.\*\* /m);
    expect(texts.filter((_, index) => index % 2 === 1)).toEqual([...parts]);
    for (const text of texts.filter((_, index) => index > 0 && index % 2 === 0)) {
      expect(text.trim().length).toBeGreaterThan(5);
    }
  });

  it("is short, and has no placeholder of a template", () => {
    const lines = section.split("\n").filter((line) => line.trim() !== "");
    expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
    // Claude Code's own sentence may well hold such a word.
    expect(section.replaceAll(/“[^”]*”/g, "")).not.toMatch(/undefined|\[object|NaN/);
  });
});

describe("a section", () => {
  const denied = makeFinding({
    code: "iam.denied",
    check: "iam/allowed",
    title: "Something is denied",
    why: "AWS refuses it.",
    remedy: { summary: "Allow it.", steps: [], commands: [], links: [] },
  });
  const plain = { title: "Something", mend: "Mend it." };
  const entry = { meaning: "It is broken.", proof: "It was seen." };
  const example: ManualExample = {
    args: ["--simulate", "healthy"],
    finding: denied,
    shell: "sh",
    powerShell: null,
    client: { version: "2.1.328", mode: "print" },
  };
  const write = (changed: Partial<ManualExample>, more: { shows?: string } = { shows: "Nothing." }) =>
    formatManualSection("iam.denied", "error", { ...entry, ...more }, plain, { ...example, ...changed });

  test("cannot be without a word on what Claude Code shows", () => {
    expect(() => write({}, {})).toThrow(/iam\.denied/);
  });

  test("names release and mode beside the client's sentence", () => {
    const finding = { ...denied, clientShows: "API Error: <b> *" };
    expect(write({ finding }, {})).toMatch(
      /\*\*What Claude Code shows\.\*\* “API Error: \\<b> \\\*” \(release 2\.1\.328, with `-p`\)\.$/,
    );
  });

  test("shows the commands of both shells where they differ, and no empty block", () => {
    const remedy = { ...denied.remedy, commands: ["unset A"] };
    const both = write({ finding: { ...denied, remedy }, powerShell: ["Remove-Item Env:A"] });
    expect(both).toContain("```sh\nunset A\n```\n\nIn PowerShell:\n\n```powershell\nRemove-Item Env:A\n```");
    expect(write({})).not.toContain("```");
  });

  test("cuts a long list of resources and says so", () => {
    const Resource = ["arn:a", "arn:b", "arn:c", "arn:d", "arn:e"];
    const policy = {
      Version: "2012-10-17" as const,
      Statement: [{ Effect: "Allow" as const, Action: ["x:Y"], Resource }],
    };
    const finding = { ...denied, remedy: { ...denied.remedy, policy } };
    expect(write({ finding })).toContain(
      'here without 2 of its resources:\n\n```json\n{ "Effect": "Allow", "Action": ["x:Y"], "Resource": ["arn:a", "arn:b", "arn:c"] }\n```',
    );
  });
});

test.each(readdirSync(docs).filter((name) => name.endsWith(".md")))("%s links to what exists", (name) => {
  const text = readFileSync(`${docs}${name}`, "utf8");
  for (const [, page, anchor] of text.matchAll(/\]\(([\w-]+\.md)?(?:#([\w-]+))?\)/g)) {
    const target = readFileSync(`${docs}${page ?? name}`, "utf8");
    if (anchor !== undefined) expect(target, `#${anchor}`).toContain(`<a id="${anchor}"></a>`);
  }
});

test("a page without its marks is refused, and the text round the codes stays", () => {
  expect(() => formatManualPage("# Page\n", [])).toThrow(/lacks <!-- codes/);
  const page = readFileSync(`${docs}iam.md`, "utf8");
  const emptied = formatManualPage(page, []);
  expect(emptied).toContain("# IAM");
  expect(emptied).toContain("## The simulation");
  expect(emptied).not.toContain("## iam.denied");
});
