/**
 * The last gate before anything is written: no secret leaves in a report. Known secrets are searched
 * in every form they can take; what is a secret by its shape is removed even where nobody knew it.
 * Names (key IDs, accounts, ARNs, profiles) stay: a report that hides them hides the diagnosis.
 */

import { cleanCopy } from "./clean-copy.js";
import { secretFilter } from "./secret-filter.js";
import { formsOf } from "./secret-forms.js";
import { hasPieces, pieceFinder, SHORTEST_PIECE } from "./secret-pieces.js";

interface Redaction {
  /** What it was: `secret`, `api-key`, `session-token`, `bearer-token`, `url-password`, `signature`. */
  kind: string;
  /** What stands in its place: an ordinal by first appearance, never a hash. */
  token: string;
  /** How often it was replaced. */
  count: number;
}

interface Redacted<T> {
  value: T;
  redactions: Redaction[];
}

interface Shape {
  kind: string;
  /** Matches the secret only, never the name before it. */
  shape: RegExp;
  /** One of these every text of this shape has in it, in any case of its letters. */
  words: readonly string[];
}

/**
 * Secrets by their shape. One that looks behind itself over blanks first makes sure that a sign of the
 * secret follows: within a long run of blanks it would otherwise look back from every one of them.
 */
const SHAPES: readonly Shape[] = [
  { kind: "api-key", words: ["bedrock-api-key-"], shape: /bedrock-api-key-[A-Za-z0-9+/=%]{16,}/g },
  { kind: "api-key", words: ["absk"], shape: /(?<![A-Za-z0-9])ABSK[A-Za-z0-9+/=%]{16,}/g },
  {
    // Both prefixes are the base64 of the header that AWS STS puts before every session token.
    kind: "session-token",
    words: ["iqojb3jpz2lu", "ogzxivyxdz"],
    shape: /(?:IQoJb3JpZ2lu|F[A-Za-z]oGZXIvYXdz)[A-Za-z0-9+/=%_-]{8,}/g,
  },
  {
    kind: "session-token",
    words: ["x-amz-security-token"],
    shape:
      /(?=[A-Za-z0-9+/=%_.~-])(?<=x-amz-security-token["'\s]*(?:=|%3D|:)["'\s]*)[A-Za-z0-9+/=%_.~-]{4,}/gi,
  },
  {
    kind: "signature",
    words: ["x-amz-signature"],
    shape: /(?=[A-Za-z0-9%])(?<=x-amz-signature["'\s]*(?:=|%3D|:)["'\s]*)[A-Za-z0-9%]{8,}/gi,
  },
  { kind: "signature", words: ["signature="], shape: /(?<=\bSignature=)[0-9a-f]{64}/g },
  {
    kind: "bearer-token",
    words: ["authorization"],
    shape: /(?=[^\s"',;<>])(?<=\bauthorization["'\s]*[:=]["'\s]*(?:bearer|basic)\s+)[^\s"',;<>]+/gi,
  },
  {
    kind: "bearer-token",
    words: ["bearer"],
    shape: /(?=\S)(?<=\bbearer\s+)(?=[^\s"',;<>]*\d)[A-Za-z0-9._~+/=-]{20,}/gi,
  },
  {
    kind: "url-password",
    words: ["@"],
    shape: /(?<=[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:)[^\s/"'<>]+(?=@)/gi,
  },
  {
    kind: "secret",
    words: [
      "secret_access_key",
      "secretaccess_key",
      "secret_accesskey",
      "secretaccesskey",
      "session_token",
      "sessiontoken",
      "bearer_token_bedrock",
    ],
    shape:
      /(?=[A-Za-z0-9+/=_-])(?<=(?:secret_?access_?key|session_?token|bearer_token_bedrock)["'\s]*[:=]["'\s]*)[A-Za-z0-9+/=_-]{16,}/gi,
  },
];

/** Most texts of a report have none of these in them, and no expression above is then built. */
const SHAPE_HINT = new RegExp(SHAPES.flatMap(({ words }) => words).join("|"), "i");

/** Below this a cut-off beginning of a secret at the end of a text is taken for chance. */
const SHORTEST_CUT = 12;

interface Known {
  /** Which secret it is: two forms of one secret get one token. */
  identity: string;
  kind: string;
  forms: readonly string[];
}

interface Match {
  start: number;
  end: number;
  kind: string;
  identity: string;
}

/**
 * A copy of `value` in which every secret is replaced by a token, and the receipt of what was
 * replaced. `value` is plain data; an unopened `Secret` in it becomes `<secret>`.
 *
 * @param secrets what the machine holds; texts below 8 characters and public names are passed over.
 * @param taken how many tokens the value holds already, from an earlier redaction.
 */
export function redact<T>(value: T, secrets: readonly { reveal(): string }[], taken = 0): Redacted<T> {
  const known = knownSecrets(secrets);
  const mayHold = secretFilter(
    known.flatMap((secret) => secret.forms),
    Math.min(SHORTEST_PIECE, SHORTEST_CUT),
  );
  const clean = cleanCopy(value, { mayHold, holdsShape: (text) => findShapes(text, known).length > 0 });
  // It is what was given: nothing in it had to be replaced.
  if (clean !== null) return { value: clean.value as T, redactions: [] };
  let findPieces: ReturnType<typeof piecesOf> | null = null;
  const findKnownIn = (text: string): Match[] => {
    if (!mayHold(text)) return [];
    findPieces ??= piecesOf(known);
    return [...known.flatMap((secret) => findKnown(text, secret)), ...findPieces(text)];
  };
  const receipts = new Map<string, Redaction>();
  const tokenFor = ({ identity, kind }: Match): string => {
    const receipt = receipts.get(identity) ?? {
      kind,
      token: `<secret:${taken + receipts.size + 1}>`,
      count: 0,
    };
    receipt.count += 1;
    receipts.set(identity, receipt);
    return receipt.token;
  };
  // The same words are many times in a report: those without a secret are looked through once.
  const harmless = new Set<string>();
  const redactText = (text: string): string => {
    if (harmless.has(text)) return text;
    const matches = [...findKnownIn(text), ...findShapes(text, known)];
    if (matches.length === 0) {
      harmless.add(text);
      return text;
    }
    let result = "";
    let from = 0;
    for (const match of merge(matches)) {
      result += text.slice(from, match.start) + tokenFor(match);
      from = match.end;
    }
    return result + text.slice(from);
  };
  // The walk gives back what it was given, with other texts in it: the shape is that of T.
  return { value: mapTexts(value, redactText) as T, redactions: [...receipts.values()] };
}

function piecesOf(known: readonly Known[]): (text: string) => Match[] {
  const random = known.filter(({ identity }) => hasPieces(identity));
  if (random.length === 0) return () => [];
  const find = pieceFinder(random.map(({ forms }) => forms));
  return (text) =>
    find(text).flatMap(({ start, end, secret }) => {
      const of = random[secret];
      return of === undefined ? [] : [{ start, end, kind: of.kind, identity: of.identity }];
    });
}

function knownSecrets(secrets: readonly { reveal(): string }[]): Known[] {
  const parts = new Map(secrets.flatMap(formsOf).map(({ part, forms }) => [part, forms]));
  return [...parts].map(([part, forms]) => ({
    identity: part,
    kind: shapesIn(part).find(({ shape }) => part.match(shape)?.[0] === part)?.kind ?? "secret",
    forms,
  }));
}

/** Those whose words are in the text. */
function shapesIn(text: string): Shape[] {
  const lower = text.toLowerCase();
  return SHAPES.filter(({ words }) => words.some((word) => lower.includes(word)));
}

/** A copy of plain data with every text in it changed, keys too unless they are names of fields. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  // The same few names stand in every object of a report.
  const fields = new Set<string>();
  const nameOf = (key: string): string => {
    if (fields.has(key)) return key;
    if (!isFieldName(key)) return change(key);
    fields.add(key);
    return key;
  };
  const walk = (part: unknown): unknown => {
    if (typeof part === "string") return change(part);
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== "object" || part === null) return part;
    if ("reveal" in part) return "<secret>";
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(part)) {
      if (item !== undefined) put(copy, nameOf(key), walk(item));
    }
    return copy;
  };
  return walk(value);
}

/** Settings may hold any name, and to assign this one would change what the object is. */
function put(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Our own fields and the names of variables: a password that is such a word must not break the shape. */
function isFieldName(key: string): boolean {
  return /^\$?[A-Za-z]+(_[A-Za-z]+)*$/.test(key);
}

/** Matches in order; those that overlap are one. */
function merge(matches: Match[]): Match[] {
  matches.sort((one, other) => one.start - other.start);
  const merged: Match[] = [];
  for (const match of matches) {
    const last = merged.at(-1);
    if (last !== undefined && match.start < last.end) last.end = Math.max(last.end, match.end);
    else merged.push({ ...match });
  }
  return merged;
}

function findKnown(text: string, { identity, kind, forms }: Known): Match[] {
  const matches: Match[] = [];
  for (const form of forms) {
    for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + form.length)) {
      matches.push({ start, end: start + form.length, kind, identity });
    }
  }
  const cut = cutOff(text, identity);
  if (cut !== null) matches.push({ ...cut, kind, identity });
  return matches;
}

/** An excerpt that was cut in the middle of a secret ends with the secret's beginning. */
function cutOff(text: string, secret: string): { start: number; end: number } | null {
  if (!text.includes(secret.slice(0, SHORTEST_CUT))) return null;
  const end = text.replace(/(…|\.\.\.)$/, "").length;
  for (let length = Math.min(secret.length - 1, end); length >= SHORTEST_CUT; length--) {
    const cut = secret.slice(0, length);
    if (text.slice(end - length, end) !== cut) continue;
    // The name of a header, which the secret begins with, is no part of it.
    const isName = secret[length] === ":" && /^[\w-]+$/.test(cut);
    return isName ? null : { start: end - length, end };
  }
  return null;
}

function findShapes(text: string, known: readonly Known[]): Match[] {
  if (!SHAPE_HINT.test(text)) return [];
  return shapesIn(text).flatMap(({ kind, shape }) =>
    [...text.matchAll(shape)].map((found) => {
      const same = known.find(({ forms }) => forms.includes(found[0]));
      const start = found.index;
      return { start, end: start + found[0].length, kind, identity: same?.identity ?? found[0] };
    }),
  );
}
