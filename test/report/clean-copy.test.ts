/** The quick way through redaction gives what the slow one would, and never passes over a secret. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanCopy } from "../../src/report/clean-copy.js";
import { redact } from "../../src/report/redact.js";
import { withoutControls } from "../../src/report/terminal/text.js";

const KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const EMOJI = "pass\u{1f511}word-with-\u{1f512}-signs";
const secret = (text: string) => ({ reveal: () => text });
const nothing = { mayHold: () => false, holdsShape: () => false };

const data = fc.jsonValue({ maxDepth: 4 }).map((value) => ({ value }));

describe("data without a secret", () => {
  it("stays what it is", () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(redact(value, [secret(KEY), secret(EMOJI)])).toEqual({ value, redactions: [] });
      }),
      { seed: 11, numRuns: 1000 },
    );
  });

  it("is not copied where nothing in it changes", () => {
    const value = { facts: { a: [1, "two", { b: null }] }, plan: { gone: undefined } };
    const clean = cleanCopy(value, nothing)?.value as Record<string, unknown>;
    expect(clean.facts).toBe(value.facts);
    expect(Object.keys(clean.plan as object)).toEqual([]);
  });

  it("has its unopened secrets closed, in lists as well", () => {
    const closed = { ...secret(KEY), toJSON: () => KEY };
    expect(cleanCopy([{ a: [closed, 1] }, closed], nothing)?.value).toEqual([
      { a: ["<secret>", 1] },
      "<secret>",
    ]);
  });

  it("keeps a field that is named as the prototype", () => {
    const value = JSON.parse('{ "__proto__": { "a": 1 }, "b": [1] }');
    value.c = secret(KEY);
    const { value: clean } = redact(value, []);
    expect(JSON.stringify(clean)).toBe('{"__proto__":{"a":1},"b":[1],"c":"<secret>"}');
  });
});

describe("data with a secret", () => {
  const forms = [
    (text: string) => text,
    (text: string) => JSON.stringify(text).slice(1, -1),
    (text: string) => encodeURIComponent(text),
    (text: string) => Buffer.from(text).toString("base64"),
    (text: string) => Buffer.from(`user:${text}`).toString("base64url"),
  ];

  it("is never taken for clean, wherever it stands and in whatever form", () => {
    fc.assert(
      fc.property(
        data,
        fc.constantFrom(KEY, EMOJI),
        fc.constantFrom(...forms),
        fc.string({ maxLength: 30 }),
        fc.boolean(),
        (around, planted, form, before, asName) => {
          const text = `${before}${form(planted)}.`;
          const value = asName ? { around, [text]: 1 } : { around, a: [{ text }] };
          const { value: clean, redactions } = redact(value, [secret(KEY), secret(EMOJI)]);
          expect(JSON.stringify(clean)).not.toContain(form(planted));
          expect(redactions).toHaveLength(1);
        },
      ),
      { seed: 12, numRuns: 1000 },
    );
  });

  it("is looked through where it is a secret by its shape alone", () => {
    const value = { a: "AWS_SECRET_ACCESS_KEY is set", b: [{ c: `secret_access_key=${KEY}` }] };
    expect(redact(value, []).value).toEqual({
      a: "AWS_SECRET_ACCESS_KEY is set",
      b: [{ c: "secret_access_key=<secret:1>" }],
    });
  });
});

describe("control characters", () => {
  it("are looked for in data as a whole: without any it is what it was", () => {
    const value = { a: "one\ntwo", b: ["ü ✓"] };
    expect(withoutControls(value)).toBe(value);
    expect(withoutControls(undefined)).toBeUndefined();
  });

  it.each([
    ["a tab", "a\tb", "a  b"],
    ["an escape", "a\u001b[31mb", "a[31mb"],
    ["one of the second range", "a\u009b31mb", "a31mb"],
    ["a change of direction", "a\u202eb", "ab"],
    ["a backslash before a letter, which is none", "C:\\temp\\new", "C:\\temp\\new"],
  ])("%s is found in a text and in a name", (_, text, clean) => {
    expect(withoutControls({ a: [text], [text]: 1 })).toEqual({
      a: [clean],
      // A tab in a name is taken out like any other.
      [clean.replace("  ", "")]: 1,
    });
  });
});
