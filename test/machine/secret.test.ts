import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSecret, isSecret, revealText } from "../../src/machine/secret.js";

const text = "wJalrXUtnFEMI-planted";
const secret = createSecret(text);

function walk(value: object): unknown[] {
  const keys = [...Object.getOwnPropertyNames(value), ...Object.getOwnPropertySymbols(value)];
  return keys.map((key) => Reflect.get(value, key, value));
}

describe("a secret", () => {
  it("gives its text to whoever asks for it by name", () => {
    expect(secret.reveal()).toBe(text);
    expect(revealText(secret)).toBe(text);
    expect(revealText("plain")).toBe("plain");
  });

  it.each<[string, () => string]>([
    ["JSON.stringify", () => JSON.stringify({ deep: [secret] })],
    ["String", () => String(secret)],
    ["a template literal", () => `${secret}`],
    ["a join", () => ["a", secret].join("")],
    ["util.inspect", () => inspect(secret, { showHidden: true, depth: 9, getters: true })],
    ["util.inspect in a container", () => inspect(new Map([["key", [secret]]]), { depth: 9 })],
    ["an error message", () => String(new Error(`cannot use ${secret}`))],
  ])("shows as a placeholder by %s", (_, show) => {
    expect(show()).toContain("<secret>");
    expect(show()).not.toContain(text);
  });

  it("has nothing of its text in keys, values, spreads, assignments and clones", () => {
    const views = [
      Object.keys(secret),
      Object.values(secret),
      walk(secret),
      { ...secret },
      Object.assign({}, secret),
      structuredClone(secret),
      inspect(secret, { customInspect: false, showHidden: true }),
    ];
    expect(JSON.stringify(views)).not.toContain(text);
    expect(Object.keys(secret)).toEqual(["secret"]);
  });

  it("cannot be changed or imitated", () => {
    expect(Object.isFrozen(secret)).toBe(true);
    expect(isSecret(secret)).toBe(true);
    expect(isSecret(structuredClone(secret))).toBe(false);
    expect(isSecret({ secret: true, reveal: () => "x", toString: () => "x", toJSON: () => "x" })).toBe(false);
    expect(isSecret(text)).toBe(false);
    expect(isSecret(null)).toBe(false);
  });

  it("does not name its text when it is asked in the wrong way", () => {
    const { reveal } = secret;
    expect(() => reveal.call({} as never)).toThrow("not a secret of this process");
  });

  it("gives back any text unchanged", () => {
    fc.assert(fc.property(fc.string(), (any) => createSecret(any).reveal() === any));
  });
});
