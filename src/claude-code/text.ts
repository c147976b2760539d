/**
 * Texts that may be secrets. A secret is revealed here only to decode it or to hand it to the wire;
 * what goes into the plan is a placeholder.
 */
import type { Secret, Text } from "../machine/types.js";

const placeholder = "<secret>";

/** True for a value that must never be printed. */
export function isSecret(value: unknown): value is Secret {
  return typeof value === "object" && value !== null && (value as { secret?: unknown }).secret === true;
}

/** The text itself, for decoding and comparing. Never for output. */
export function reveal(text: Text): string {
  return isSecret(text) ? text.reveal() : text;
}

/** The text as a report may show it. */
export function present(text: Text): string {
  return isSecret(text) ? placeholder : text;
}

/** Wraps a text so that printing and serialising it give a placeholder. */
export function conceal(text: string): Secret {
  const hidden = (): string => placeholder;
  const secret: Secret = {
    secret: true,
    reveal: () => text,
    toString: hidden,
    toJSON: hidden,
  };
  Object.defineProperty(secret, Symbol.for("nodejs.util.inspect.custom"), { value: hidden });
  return secret;
}
