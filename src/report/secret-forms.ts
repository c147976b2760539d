/**
 * The forms in which a known secret can turn up in a text: as it is, escaped, URL-encoded, base64
 * (also in the middle of a longer base64 text, as in `Basic user:password`). Redaction searches for
 * all of them, because error texts quote requests in whatever form they had on the wire.
 */

/** Shorter texts are left alone: replacing them everywhere would hide the report itself. */
const MINIMUM_SECRET_LENGTH = 8;

/** Public by the report's contract, whoever calls them secret: a header may repeat a region or an ARN. */
const NAMES = [
  /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/,
  /^(AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}$/,
  /^\d{12}$/,
  /^arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:\d*:\S+$/,
  /^([a-z]+(-[a-z]+)?\.)?anthropic\.claude-[a-z0-9.:-]+$/,
  /^claude-[a-z0-9.-]+(\[1m\])?$/,
];

/** A part of a secret that must not be shown, and every text that stands for it, longest first. */
interface SecretPart {
  readonly part: string;
  readonly forms: readonly string[];
}

/** A report and the last scan of what is made of it ask for the same secrets; gone with the secret. */
const partsOf = new WeakMap<object, readonly SecretPart[]>();

/** The parts of a secret with all their forms; of a public name there is none. */
export function formsOf(secret: { reveal(): string }): readonly SecretPart[] {
  const known = partsOf.get(secret);
  if (known !== undefined) return known;
  const parts = secretParts(secret.reveal()).map((part) => ({ part, forms: secretForms(part) }));
  partsOf.set(secret, parts);
  return parts;
}

/**
 * The parts of a secret that must not be shown. A URL is a name but for its password; a header
 * line or an `Authorization` value hides its value only, so that the header's name stays legible.
 */
function secretParts(text: string): string[] {
  const trimmed = text.trim();
  const password = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:([^\s]*)@[^@\s]*$/i.exec(trimmed)?.[1];
  const parts = password === undefined ? [text, trimmed] : [password, decodePercent(password)];
  const scheme = /^(?:[\w-]+:\s*)?(?:bearer|basic)\s+(\S+)$/i.exec(trimmed)?.[1];
  if (scheme !== undefined) parts.push(scheme, ...passwordWithin(scheme));
  return [...new Set(parts)].filter(
    (part) => part.length >= MINIMUM_SECRET_LENGTH && !NAMES.some((name) => name.test(part)),
  );
}

/** Of `user:password` in base64; none where it is no such text. */
function passwordWithin(scheme: string): string[] {
  const [, password = ""] =
    /^[^:\p{Cc}]*:([^\p{Cc}]+)$/u.exec(Buffer.from(scheme, "base64").toString("utf8")) ?? [];
  return password === "" ? [] : [password];
}

/** Every text that stands for `secret`, longest first. */
function secretForms(secret: string): string[] {
  const escaped = JSON.stringify(secret).slice(1, -1);
  // A lone surrogate cannot be percent-encoded; on the wire it is the replacement character.
  const wellFormed = Buffer.from(secret, "utf8").toString("utf8");
  const percent = encodeURIComponent(wellFormed);
  const plain = [
    secret,
    secret.replace(/\s+/g, " "),
    escaped,
    escaped.replaceAll("/", "\\/"),
    JSON.stringify(escaped).slice(1, -1),
    percent,
    encodeURI(wellFormed),
    encodeURIComponent(percent),
    percent.replaceAll("%20", "+"),
  ];
  const lowered = plain.map((form) => form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
  const forms = new Set([...plain, ...lowered, ...base64Forms(secret)]);
  return [...forms]
    .filter((form) => form.length >= MINIMUM_SECRET_LENGTH)
    .sort((one, other) => other.length - one.length);
}

/** Whole, without padding, and the part that stays the same at each of the three alignments. */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const whole = bytes.toString("base64");
  const forms = [whole, whole.replace(/(?<!=)=+$/, "")];
  for (const offset of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    const firstOwn = Math.ceil((offset * 8) / 6);
    const lastOwn = Math.floor((shifted.length * 8) / 6);
    forms.push(shifted.toString("base64").slice(firstOwn, lastOwn));
  }
  return forms.flatMap((form) => [
    form,
    form.replaceAll("+", "-").replaceAll("/", "_"),
    form.replaceAll("+", "%2B").replaceAll("/", "%2F").replaceAll("=", "%3D"),
  ]);
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
