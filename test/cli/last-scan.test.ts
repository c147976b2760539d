import { expect, test } from "vitest";
import { keepOut } from "../../src/cli/known-secrets.js";
import { scanned, withoutSecrets } from "../../src/cli/last-scan.js";

const SECRET = "kH7pQ2vX9rT4/bN6mJ1+cL8sD3fG5wZ0yA2eU4iO";
const PASSWORD = "developer-password";
keepOut([SECRET, PASSWORD].map((text) => ({ reveal: () => text })));

test("a text without a secret is written as it is", () => {
  expect(scanned("all is well")).toBe("all is well");
});

test.each([
  SECRET,
  encodeURIComponent(SECRET),
  Buffer.from(SECRET).toString("base64"),
  Buffer.from(`user:${SECRET}`).toString("base64"),
  JSON.stringify({ SECRET }),
])("a text with a secret in it is not written at all: %#", (text) => {
  expect(() => scanned(`before ${text} after`)).toThrow(/held a secret/);
  expect(() => scanned(`before ${text} after`)).not.toThrow(SECRET);
});

test("a password that is a word does not keep the formats from saying it", () => {
  expect(scanned(`the ${PASSWORD} of`)).toContain(PASSWORD);
});

test("a message of an error loses both", () => {
  expect(withoutSecrets(`cannot read ${SECRET} nor ${PASSWORD}`)).toBe(
    "cannot read <secret:1> nor <secret:2>",
  );
});
