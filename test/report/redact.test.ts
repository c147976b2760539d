import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact } from "../../src/report/redact.js";

const KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

function secret(text: string) {
  return { reveal: () => text };
}

function redacted(text: string, ...secrets: string[]): string {
  return redact(text, secrets.map(secret)).value;
}

describe("known secrets", () => {
  it("are replaced in nested texts, in arrays and in keys, and counted under one token", () => {
    const value = { a: [{ b: `x ${KEY} y ${KEY}` }], [`${KEY} 1`]: 1, n: 7, t: true, z: null };
    expect(redact(value, [secret(KEY)])).toEqual({
      value: { a: [{ b: "x <secret:1> y <secret:1>" }], "<secret:1> 1": 1, n: 7, t: true, z: null },
      redactions: [{ kind: "secret", token: "<secret:1>", count: 3 }],
    });
  });

  it("leave a key that is the name of the prototype an own one", () => {
    const value = JSON.parse(`{ "__proto__": { "a": "${KEY}" }, "b": [{ "${KEY}": 1 }, { "${KEY}": 2 }] }`);
    const { value: clean, redactions } = redact(value, [secret(KEY)]);
    expect(JSON.stringify(clean)).toBe(
      '{"__proto__":{"a":"<secret:1>"},"b":[{"<secret:1>":1},{"<secret:1>":2}]}',
    );
    expect(redactions.map(({ count }) => count)).toEqual([3]);
  });

  it("get their ordinals by first appearance, not by the order in which they are known", () => {
    const { value, redactions } = redact(
      ["second-secret", "first-secret", "second-secret"],
      [secret("first-secret"), secret("second-secret")],
    );
    expect(value).toEqual(["<secret:1>", "<secret:2>", "<secret:1>"]);
    expect(redactions.map(({ count }) => count)).toEqual([2, 1]);
  });

  const tricky = 'pa"ss\\wörd/ +&=\n1';
  it.each([
    ["JSON", JSON.stringify({ t: tricky })],
    ["JSON in JSON", JSON.stringify(JSON.stringify({ t: tricky }))],
    ["JSON with escaped slashes", JSON.stringify({ t: tricky }).replaceAll("/", "\\/")],
    ["a URL", `https://h/?q=${encodeURIComponent(tricky)}&b=1`],
    ["a URL in small letters", `q=${encodeURIComponent(tricky).toLowerCase()}.`],
    ["a form", new URLSearchParams({ q: `x${KEY}x` }).toString()],
    ["base64", Buffer.from(tricky).toString("base64")],
    ["base64url", Buffer.from(tricky).toString("base64url")],
    ["one line", tricky.replace("\n", " ")],
  ])("are found when they are encoded as %s", (_name, text) => {
    const found = redact(text, [secret(tricky), secret(KEY)]);
    expect(found.redactions).toEqual([{ kind: "secret", token: "<secret:1>", count: 1 }]);
    expect(found.value).not.toContain("rd");
    expect(found.value).not.toContain("wJal");
  });

  it.each(["", "a", "ab", "abc", "user:"])("are found inside a longer base64 text after %j", (before) => {
    const text = Buffer.from(`${before}${KEY}, more`).toString("base64");
    const left = redacted(text, KEY).replace("<secret:1>", "");
    expect(left.length).toBeLessThan(text.length - 50);
  });

  it("leave the name of a header that they begin with", () => {
    const header = "X-Amzn-Bedrock-GuardrailIdentifier: gr-abcdefgh12\nX-Other: 1";
    expect(redacted("X-Amzn-Bedrock-GuardrailIdentifier", header)).toBe("X-Amzn-Bedrock-GuardrailIdentifier");
    expect(redacted(`at ${header.slice(0, 42)}…`, header)).toBe("at <secret:1>…");
  });

  it("are found where an excerpt was cut in the middle of them", () => {
    expect(redacted(`signed with ${KEY.slice(0, 20)}`, KEY)).toBe("signed with <secret:1>");
    expect(redacted(`signed with ${KEY.slice(0, 20)}…`, KEY)).toBe("signed with <secret:1>…");
  });

  it("leave nothing of the longer one when one holds the other", () => {
    expect(redacted("x longer-secret-text y", "secret-text", "longer-secret-text")).toMatch(
      /^x <secret:1> y$/,
    );
  });

  it("below 8 characters are left alone: they would tear the report to pieces", () => {
    expect(redacted("the region", "region")).toBe("the region");
  });

  it("that are a URL hide the password and not the host", () => {
    const proxy = "http://dev:p%40ssw0rd!x@proxy.corp.example:8080";
    expect(redacted(`by ${proxy} (p@ssw0rd!x)`, proxy)).toBe(
      "by http://dev:<secret:1>@proxy.corp.example:8080 (<secret:2>)",
    );
  });

  it("that are an Authorization value are found without their scheme", () => {
    expect(redacted("got abcdef1234567 back", "Bearer abcdef1234567")).toBe("got <secret:1> back");
  });

  it("that only repeat a public name do not hide it", () => {
    const names = [
      "us-east-1",
      "123456789012",
      "AKIAIOSFODNN7EXAMPLE",
      "us.anthropic.claude-sonnet-4-6",
      "arn:aws:iam::123456789012:role/dev",
    ];
    expect(redact(names, names.map(secret))).toEqual({ value: names, redactions: [] });
  });

  it("that were never opened stay closed", () => {
    const closed = { secret: true, ...secret(KEY), toJSON: () => KEY };
    expect(redact({ a: closed }, []).value).toEqual({ a: "<secret>" });
  });

  it("never survive, wherever in a report they stand", () => {
    const text = fc
      .string({ minLength: 8, maxLength: 60 })
      .filter((s) => s.trim().length >= 8 && !s.includes("@"));
    fc.assert(
      fc.property(text, fc.string(), fc.string(), (own, before, after) => {
        fc.pre(!"<secret:1>".includes(own) && !/<secret/.test(own));
        const { value } = redact(
          { deep: [before + own + after, JSON.stringify(own), encodeURIComponent(own)] },
          [secret(own)],
        );
        expect(JSON.stringify(value)).not.toContain(JSON.stringify(own).slice(1, -1));
      }),
    );
  });
});

describe("secrets by their shape", () => {
  const token = "IQoJb3JpZ2luX2VjEPr//////////wEaCXVzLWVhc3QtMSJHMEUCIQDexample";
  it.each([
    ["api-key", "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29tLz9BY3Rpb24="],
    ["api-key", "ABSKQmVkcm9ja0FQSUtleS1hYmNkLWF0LTEyMzQ1Njc4OTAxMjpzZWNyZXQ="],
    ["session-token", token],
    ["session-token", "FwoGZXIvYXdzEBYaDHexampleexampleexample"],
  ])("an unknown %s is removed and named in the receipt", (kind, text) => {
    expect(redact(`error near ${text} in the request`, [])).toEqual({
      value: "error near <secret:1> in the request",
      redactions: [{ kind, token: "<secret:1>", count: 1 }],
    });
  });

  it.each([
    ["Authorization: Bearer abc.DEF-123", "Authorization: Bearer <secret:1>"],
    ['{"authorization": "Basic dXNlcjpwYXNz"}', '{"authorization": "Basic <secret:1>"}'],
    ["https://dev:hunter2@proxy.corp:8080/x", "https://dev:<secret:1>@proxy.corp:8080/x"],
    ["?X-Amz-Security-Token=abc%2Fdef&x=1", "?X-Amz-Security-Token=<secret:1>&x=1"],
    ["&X-Amz-Signature=0123456789abcdef&y=2", "&X-Amz-Signature=<secret:1>&y=2"],
    ['"SecretAccessKey": "abcdefghijklmnop0123"', '"SecretAccessKey": "<secret:1>"'],
    ["aws_session_token = abcdefghijklmnop0123", "aws_session_token = <secret:1>"],
  ])("%s keeps its name and loses its value", (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });

  it.each([
    "AKIAIOSFODNN7EXAMPLE in account 123456789012",
    "arn:aws:sts::123456789012:assumed-role/Developer/dev@example.com",
    'profile "work", AWS_BEARER_TOKEN_BEDROCK, AWS_SECRET_ACCESS_KEY in the environment',
    "a bedrock-api-key-short-term-expired message",
    "the bearer token that was sent",
    "https://bedrock-runtime.us-east-1.amazonaws.com/model/us.anthropic.claude-sonnet-4-6/invoke",
    "https://host:8443/path@2",
  ])("%s is no secret", (text) => {
    expect(redact(text, [])).toEqual({ value: text, redactions: [] });
  });

  it("that are known as well are counted once, under one token", () => {
    const found = redact(`a ${token} b Bearer ${token}`, [secret(token)]);
    expect(found.redactions).toEqual([{ kind: "session-token", token: "<secret:1>", count: 2 }]);
    expect(found.value).toBe("a <secret:1> b Bearer <secret:1>");
  });
});
