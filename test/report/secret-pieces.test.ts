import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact } from "../../src/report/redact.js";
import { hasPieces, SHORTEST_PIECE } from "../../src/report/secret-pieces.js";

const KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

function redacted(text: string): string {
  return redact(text, [{ reveal: () => KEY }]).value;
}

describe("pieces of a secret", () => {
  it.each([
    ["its beginning in the middle of a text", `near ${KEY.slice(0, 20)} in the request`],
    ["its end", `near …${KEY.slice(-15)} in the request`],
    ["its middle", `near ${KEY.slice(9, 30)} in the request`],
    ["its beginning in base64", `near ${Buffer.from(KEY).toString("base64").slice(0, 24)} in the request`],
    ["its beginning in a URL", `near ${encodeURIComponent(KEY).slice(0, 24)} in the request`],
  ])("%s is hidden", (_, text) => {
    expect(redacted(text)).toMatch(/^near …?<secret:1> in the request$/);
  });

  it("are one token where its middle was starred out", () => {
    expect(redacted(`${KEY.slice(0, 14)}****${KEY.slice(-14)}`)).toBe("<secret:1>****<secret:1>");
  });

  it("below twelve characters are taken for chance", () => {
    const text = `near ${KEY.slice(0, SHORTEST_PIECE - 1)} in the request`;
    expect(redacted(text)).toBe(text);
  });

  it.each([
    "correct-horse-battery",
    "us-east-1.example.internal",
    "arn:aws:iam::123456789012:role/DevTeam1",
    "two Words 12 and more",
  ])("are not looked for in %s, which is made of words", (secret) => expect(hasPieces(secret)).toBe(false));

  it("never survive, wherever they are cut and whatever stands beside them", () => {
    const edge = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(
        fc.nat({ max: KEY.length - SHORTEST_PIECE }),
        fc.nat({ max: KEY.length }),
        edge,
        edge,
        (from, more, before, after) => {
          const piece = KEY.slice(from, from + SHORTEST_PIECE + more);
          expect(redacted(before + piece + after)).not.toContain(piece.slice(0, SHORTEST_PIECE));
        },
      ),
      { seed: 20_261_120, numRuns: 500 },
    );
  });
});
