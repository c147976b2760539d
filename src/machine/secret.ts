/**
 * A text that must never reach an output. The text lives in a module-private map, not on the
 * object, so that no serialiser, inspector, spread or clone can come upon it: whoever wants it has
 * to ask for it by `reveal()`, which is easy to find in a review.
 */
import type { Secret, Text } from "./types.js";

/** What stands in the place of a secret wherever one is printed or serialised. */
const SECRET_PLACEHOLDER = "<secret>";

const texts = new WeakMap<object, string>();

const methods = {
  reveal(this: object): string {
    const text = texts.get(this);
    if (text === undefined) throw new TypeError("This object is not a secret of this process.");
    return text;
  },
  toString(): string {
    return SECRET_PLACEHOLDER;
  },
  toJSON(): string {
    return SECRET_PLACEHOLDER;
  },
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return SECRET_PLACEHOLDER;
  },
};

/**
 * Wraps a text that must not be printed.
 *
 * @param text - the secret, as it goes on the wire
 * @returns an object that shows as `<secret>`; a structured clone of it is an empty husk
 */
export function createSecret(text: string): Secret {
  const secret = Object.create(methods) as Secret;
  Object.defineProperty(secret, "secret", { value: true, enumerable: true });
  texts.set(secret, text);
  return Object.freeze(secret);
}

/** True for what {@link createSecret} made in this process; false for clones and look-alikes. */
export function isSecret(value: unknown): value is Secret {
  return typeof value === "object" && value !== null && texts.has(value);
}

/** The text itself, secret or not. For the wire and for pure decoding only. */
export function revealText(text: Text): string {
  return typeof text === "string" ? text : text.reveal();
}
