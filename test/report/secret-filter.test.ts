/** The filter may look at a text in vain, and never pass over one that holds a secret. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secretFilter } from "../../src/report/secret-filter.js";

const PIECE = 12;
const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

describe("a quick no", () => {
  it("is never said of a text that holds a form, or a piece of one", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 60 });
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 8, maxLength: 80 }), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        text,
        text,
        (forms, which, from, before, after) => {
          const form = forms[which % forms.length] ?? "";
          const start = form.length <= PIECE ? 0 : from % (form.length - PIECE + 1);
          const piece = form.slice(start, start + PIECE);
          expect(secretFilter(forms, PIECE)(`${before}${piece}${after}`)).toBe(true);
        },
      ),
      { seed: 7, numRuns: 3000 },
    );
  });

  it("takes as many secrets as a file of a megabyte holds, and more", () => {
    const forms = Array.from({ length: 200_000 }, (_, at) => `secret number ${at}`);
    const mayHold = secretFilter(forms, PIECE);
    expect(mayHold("it is secret number 199999")).toBe(true);
    expect(mayHold("zzzzzzzzzzzzzzzz")).toBe(false);
  });

  it.each([
    ["a region", "us-east-1"],
    ["a model", "us.anthropic.claude-sonnet-4-6"],
    ["an ARN", "arn:aws:iam::123456789012:user/dev"],
    ["three characters of it", SECRET.slice(20, 23)],
    ["nothing", ""],
  ])("is said of %s", (_, text) => {
    expect(secretFilter([SECRET], PIECE)(text)).toBe(false);
  });

  it("is said of every text where nothing is known, and of none where a form is too short to tell", () => {
    expect(secretFilter([], PIECE)("anything at all")).toBe(false);
    expect(secretFilter(["abc"], PIECE)("anything at all")).toBe(true);
  });
});
