import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStrictJson } from "../../src/machine/strict-json.js";

function problemOf(text: string) {
  const result = parseStrictJson(text);
  if (result.ok) throw new Error("the text was taken");
  return result.problem;
}

function locate(text: string, ...path: string[]) {
  const result = parseStrictJson(text);
  if (!result.ok) throw new Error("the text was not taken");
  return result.locate(path);
}

describe("strict JSON", () => {
  it.each([
    // The first four positions are those the client shows for these texts.
    ['{"env":{"AWS_REGION":"eu-west-1"},}', 1, 35, "a comma stands before the closing brace"],
    ['{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"},}', 1, 40, "a comma stands before the closing brace"],
    ["{bad", 1, 2, "a word or sign stands here that is not JSON"],
    ['{\n// comment\n"env":{"AWS_REGION":"eu-west-1"}}', 2, 1, "comments are not allowed"],
    ['{"env":{"AWS_REGION":"eu-west-2"', 1, 33, "a comma or a closing brace is missing"],
    ['{"a":[1,]}', 1, 9, "a comma stands before the closing bracket"],
    ['{\r\n  "a": 1\r\n  "b": 2\r\n}', 3, 3, "a comma is missing between two entries"],
    ['{"a":[1,2}', 1, 10, "a closing bracket is missing"],
    ['[{"a":1]', 1, 8, "a closing brace is missing"],
    ['{"a" 1}', 1, 6, "a colon is missing after a key"],
    ['{"a":}', 1, 6, "a value is missing"],
    ['{"path":"C:\\Users"}', 1, 9, "a backslash in a text is not followed by a JSON escape"],
    ['{"a":"x', 1, 6, "a text has no closing double quote"],
    ['{"a":"x\ty"}', 1, 6, "a text holds a control character, such as a tab or line break"],
    ['{"a":"\\u12"}', 1, 6, "a \\u escape is not followed by four hexadecimal digits"],
    ['{"a":1}}', 1, 8, "something follows after the end of the JSON document"],
    ["{'a':1}", 1, 2, "a word or sign stands here that is not JSON"],
    ["{} /* end", 1, 4, "comments are not allowed"],
  ])("says of %j where and what the first error is", (text, line, column, message) => {
    expect(problemOf(text)).toEqual({ message, line, column });
  });

  it("does not count the byte order mark as a column", () => {
    expect(problemOf("\uFEFF{bad")).toMatchObject({ line: 1, column: 2 });
    expect(locate('\uFEFF{"a":1}', "a")).toEqual({ line: 1, column: 2 });
  });

  it.each(["", "  \n\t", "\uFEFF"])("calls %j empty", (text) => {
    expect(problemOf(text)).toEqual({ message: "the file is empty" });
  });

  it("finds keys by path, and of duplicates the last", () => {
    const text = '{\n  "env": { "A": 1 },\n  "env": {\n    "B": 2,\n    "A": 3 }\n}';
    expect(locate(text, "env")).toEqual({ line: 3, column: 3 });
    expect(locate(text, "env", "A")).toEqual({ line: 5, column: 5 });
    expect(locate(text, "env", "C")).toBeUndefined();
    expect(locate(text, "nothing", "A")).toBeUndefined();
  });

  it("survives nesting that no parser stack survives", () => {
    const deep = "[".repeat(200_000);
    expect(problemOf(deep)).toEqual({ message: "it is not valid JSON" });
    expect(parseStrictJson(deep + "]".repeat(200_000)).ok).toBe(true);
  });

  it("takes exactly what JSON.parse takes, to the same value", () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", ",", "}", "//x", "'", "\\", " "),
        (json, at, wound) => {
          const cut = at % (json.length + 1);
          const text = json.slice(0, cut) + wound + json.slice(cut);
          const result = parseStrictJson(text);
          let expected: unknown;
          try {
            expected = JSON.parse(text);
          } catch {
            expect(result.ok).toBe(false);
            return;
          }
          expect(result).toMatchObject({ ok: true });
          expect(result.ok && result.value).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("never quotes the text in a message, wherever it breaks", () => {
    const text = '{"env":{"AWS_BEARER_TOKEN_BEDROCK":"PLANTED-1","X":"PLANTED-2"},"model":"PLANTED-3"}';
    for (let cut = 0; cut < text.length; cut += 1) {
      for (const wound of ["", "#", '"', ",", "}"]) {
        const result = parseStrictJson(text.slice(0, cut) + wound + text.slice(cut + 1));
        expect(JSON.stringify(result.ok ? "" : result.problem)).not.toMatch(/PLANTED|BEARER|model/);
      }
    }
  });
});
