/**
 * Redaction of a line that somebody pasted. Nothing tells which of its words are secrets, so more is
 * hidden here than in a report: everything behind a secret's name, and what is a key by its shape.
 */
import { redact } from "./redact.js";

const HIDDEN = "<secret>";

interface Shape {
  /** A word that is in each of them, in lower case: an expression is compiled only where it is needed. */
  hint: readonly string[];
  /** Matches the secret only, never the name before it. */
  secret: RegExp;
}

const SHAPES: readonly Shape[] = [
  {
    // Behind a name: in JSON, in a header, in a variable or in a query.
    hint: ["secret", "passw", "passphrase", "api", "token", "cookie", "credential", "private"],
    secret:
      /(?<=(?:secret|password|passwd|passphrase|api[_-]?key|auth[_-]?token|access[_-]?token|refresh[_-]?token|session[_-]?token|security[_-]?token|bearer_token_bedrock|client[_-]?secret|cookie|credentials?[_-]?blob|private[_-]?key|secret[_-]?(?:access)?[_-]?key)["'\\]{0,3}\s{0,3}[=:]\s{0,3}["'\\]{0,3})(?!["'\\])[^\s"',;&\\]{6,}/gi,
  },
  {
    hint: ["bearer", "basic"],
    secret: /(?<=\b(?:bearer|basic)\s{1,3}["']?)[A-Za-z0-9._~+/=-]{12,}/gi,
  },
  { hint: ["sk-"], secret: /\bsk-[A-Za-z0-9_-]{10,}/g },
  { hint: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], secret: /\bgh[pousr]_[A-Za-z0-9]{20,}/g },
  { hint: ["eyj"], secret: /\beyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+)*/g },
  // User and password of an address.
  { hint: ["://"], secret: /(?<=[a-z]:\/\/)[^\s/"'<>@]{1,200}(?=@)/gi },
];

/** A secret access key by itself: forty signs of base64 with letters of both cases and a digit. */
const BARE_KEY =
  /(?<![A-Za-z0-9/+=])(?=[A-Za-z0-9/+]*[a-z])(?=[A-Za-z0-9/+]*[A-Z])(?=[A-Za-z0-9/+]*\d)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g;
const TOKEN = /[A-Za-z0-9+/=_-]{120,}/g;
const LONG_WORD = /[A-Za-z0-9+/=_-]{40}/;

/** Between a name and its value; without it nothing is named. */
const NAMED = /(?:secret|passw\w*|passphrase|key|token\w*|cookie|blob)["'\\]{0,3}\s{0,3}[=:]/i;

/** The line with `<secret>` in the place of each. */
export function redactPasted(line: string): string {
  let text = redact(line, []).value;
  const lower = text.toLowerCase();
  SHAPES.forEach(({ hint, secret }, index) => {
    if (!hint.some((word) => lower.includes(word)) || (index === 0 && !NAMED.test(text))) return;
    text = text.replace(secret, HIDDEN);
  });
  if (LONG_WORD.test(text)) text = text.replace(BARE_KEY, HIDDEN).replace(TOKEN, HIDDEN);
  return text.includes("<secret:") ? text.replace(/<secret:\d+>/g, HIDDEN) : text;
}
