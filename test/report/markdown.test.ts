import { describe, expect, it } from "vitest";
import { formatMarkdown } from "../../src/report/markdown.js";
import { block, code, plain, prose, table } from "../../src/report/markdown-text.js";
import { iamDenied } from "./findings.js";
import { ALL, oneCause, twoCauses, works } from "./fixtures.js";
import { ATTACK, ATTACKS, hostileReport } from "./hostile.js";

/** Lines outside code blocks. A block ends with a fence that is as long as the one it began with. */
function outsideBlocks(text: string): string[] {
  const outside: string[] = [];
  let fence: string | null = null;
  for (const line of text.split("\n")) {
    const run = /^ {0,3}(`{3,})/.exec(line)?.[1];
    if (fence === null && run !== undefined) fence = run;
    else if (fence !== null && run !== undefined && run.length >= fence.length && line.trim() === run)
      fence = null;
    else if (fence === null) outside.push(line);
  }
  expect(fence).toBeNull();
  return outside;
}

/** As a reader of Markdown goes through a line: without escaped signs, code spans and addresses. */
function bare(line: string): string {
  let rest = line;
  let told = "";
  while (rest !== "") {
    const [run = ""] = /^`+/.exec(rest) ?? [];
    const end = run === "" ? -1 : closingRun(rest, run);
    const passed = /^\\[!-/:-@[-`{-~]|^<https?:[^\s<>]*>/.exec(rest)?.[0];
    if (end > 0) rest = rest.slice(end);
    else if (passed !== undefined) rest = rest.slice(passed.length);
    else {
      told += rest.slice(0, run.length || 1);
      rest = rest.slice(run.length || 1);
    }
  }
  return told;
}

/** Where the code span that begins with `run` is over; -1 where it never is. */
function closingRun(text: string, run: string): number {
  for (const match of text.slice(run.length).matchAll(/`+/g)) {
    if (match[0] === run) return run.length + match.index + run.length;
  }
  return -1;
}

describe("the Markdown report", () => {
  it.each(Object.entries(ALL))("%s looks as it did", async (name, report) => {
    await expect(formatMarkdown(report)).toMatchFileSnapshot(`__snapshots__/formats/${name}.md`);
  });

  it("says what is wrong and how it is mended before anything is folded", () => {
    const [top = ""] = formatMarkdown(oneCause).split("<details>");
    for (const part of [
      "## ✗ Fails: 1 cause.",
      "measured",
      "**Mend it.**",
      "aws iam put-role-policy",
      '"Statement"',
    ]) {
      expect(top).toContain(part);
    }
  });

  it("numbers causes where there is more than one, and folds plan and checks", () => {
    const page = formatMarkdown({ ...twoCauses, findings: [...twoCauses.findings, iamDenied] });
    expect(page).toMatch(/^### 1\. ✗ .*\n[\s\S]*^### 2\. ✗ /m);
    for (const title of ["Plan", "Checks: ", "Evidence"]) {
      expect(page).toContain(`<summary>${title}`);
    }
    expect(formatMarkdown(works)).not.toContain("<summary>Evidence");
    expect(formatMarkdown(works, { details: false })).not.toContain("<details>");
  });

  it.each([...Object.entries(ATTACKS), ["all at once", ATTACK]])(
    "a text with %s stays text",
    (_name, attack) => {
      const lines = outsideBlocks(formatMarkdown(hostileReport(attack)));
      const usual = outsideBlocks(formatMarkdown(hostileReport("text")));
      // Whatever stands in the texts, the page has the same lines of structure.
      const shape = (all: string[]) =>
        all.map((line) => /^(#+ |\d+\. |- |\||<\/?details>|<summary>|\*\*)/.exec(line)?.[0] ?? "");
      expect(shape(lines).filter((mark) => mark !== "")).toEqual(shape(usual).filter((mark) => mark !== ""));
      const told = lines.map(bare).join("\n");
      expect(told).not.toMatch(/<(?!\/?(details|summary)>)/);
      expect(told).not.toMatch(/\]\((?!https:)/);
      expect(told).not.toMatch(/(?:^|[^\w])@\w/m);
      expect(told).not.toContain("\u001b");
    },
  );
});

describe("text in Markdown", () => {
  it.each([
    ["a_b *c* <d> [e] `f", "a\\_b \\*c\\* \\<d\\> \\[e\\] \\`f"],
    ["- item", "\\- item"],
    ["1. item", "1\\. item"],
    ["1.5 s", "1.5 s"],
    ["@octocat and a@b.example", "@\u200boctocat and a@b.example"],
  ])("%j is plain", (text, written) => {
    expect(plain(text)).toBe(written);
  });

  it("keeps commands and addresses of prose", () => {
    expect(prose("run `aws sso login`, see https://aws.amazon.com/a_b.")).toBe(
      "run `aws sso login`, see <https://aws.amazon.com/a_b.>",
    );
  });

  it.each([
    ["a", "`a`"],
    ["a `b`", "`` a `b` ``"],
    ["``", "``` `` ```"],
    ["a\nb", "`a b`"],
    [" ", "(empty)"],
  ])("%j is code", (text, written) => {
    expect(code(text)).toBe(written);
  });

  it("a block's fence is longer than every fence in it", () => {
    expect(block("a\n````\nb", "sh")).toEqual(["`````sh", "a", "````", "b", "`````"]);
  });

  it("a bar is no border, whatever stands before it", () => {
    const [, , row = ""] = table(["x"], [["`a | b \\| c \\\\| d`"]]);
    const backslashes = [...row.slice(2, -2).matchAll(/(\\*)\|/g)].map(
      ([, before = ""]) => before.length % 2,
    );
    expect(backslashes).toEqual([1, 1, 1]);
  });
});
