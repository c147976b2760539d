/**
 * The last gate before anything is written: no secret leaves in a report. Known secrets are searched
 * in every form they can take; what is a secret by its shape is removed even where nobody knew it.
 * Names (key IDs, accounts, ARNs, profiles) stay: a report that hides them hides the diagnosis.
 */
import { secretForms, secretParts } from "./secret-forms.js";
import { hasPieces, pieceFinder } from "./secret-pieces.js";

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

/**
 * Secrets by their shape. Each expression matches the secret only, never the name before it. One that
 * looks behind itself over blanks first makes sure that a sign of the secret follows: within a long run
 * of blanks it would otherwise look back from every one of them.
 */
const SHAPES: readonly { kind: string; shape: RegExp }[] = [
  { kind: "api-key", shape: /bedrock-api-key-[A-Za-z0-9+/=%]{16,}/g },
  { kind: "api-key", shape: /(?<![A-Za-z0-9])ABSK[A-Za-z0-9+/=%]{16,}/g },
  // Both prefixes are the base64 of the header that AWS STS puts before every session token.
  { kind: "session-token", shape: /(?:IQoJb3JpZ2lu|F[A-Za-z]oGZXIvYXdz)[A-Za-z0-9+/=%_-]{8,}/g },
  {
    kind: "session-token",
    shape:
      /(?=[A-Za-z0-9+/=%_.~-])(?<=x-amz-security-token["'\s]*(?:=|%3D|:)["'\s]*)[A-Za-z0-9+/=%_.~-]{4,}/gi,
  },
  {
    kind: "signature",
    shape: /(?=[A-Za-z0-9%])(?<=x-amz-signature["'\s]*(?:=|%3D|:)["'\s]*)[A-Za-z0-9%]{8,}/gi,
  },
  { kind: "signature", shape: /(?<=\bSignature=)[0-9a-f]{64}/g },
  {
    kind: "bearer-token",
    shape: /(?=[^\s"',;<>])(?<=\bauthorization["'\s]*[:=]["'\s]*(?:bearer|basic)\s+)[^\s"',;<>]+/gi,
  },
  { kind: "bearer-token", shape: /(?=\S)(?<=\bbearer\s+)(?=[^\s"',;<>]*\d)[A-Za-z0-9._~+/=-]{20,}/gi },
  { kind: "url-password", shape: /(?<=[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:)[^\s/"'<>]+(?=@)/gi },
  {
    kind: "secret",
    shape:
      /(?=[A-Za-z0-9+/=_-])(?<=(?:secret_?access_?key|session_?token|bearer_token_bedrock)["'\s]*[:=]["'\s]*)[A-Za-z0-9+/=_-]{16,}/gi,
  },
];

/** Something that every shape above has in it but the last of a URL: most texts of a report have none of it. */
const SHAPE_HINT =
  /bedrock-api-key-|ABSK|IQoJb3JpZ2lu|oGZXIvYXdz|x-amz-s|signature=|bearer|basic|secret_?access_?key|session_?token/i;

/** Below this a cut-off beginning of a secret at the end of a text is taken for chance. */
const SHORTEST_CUT = 12;

interface Known {
  /** Which secret it is: two forms of one secret get one token. */
  identity: string;
  kind: string;
  forms: string[];
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
  const findPieces = piecesOf(known);
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
  const clean = new Set<string>();
  const redactText = (text: string): string => {
    if (clean.has(text)) return text;
    let result = "";
    let from = 0;
    for (const match of findSecrets(text, known, findPieces)) {
      result += text.slice(from, match.start) + tokenFor(match);
      from = match.end;
    }
    if (from > 0) return result + text.slice(from);
    clean.add(text);
    return text;
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
  const parts = new Set(secrets.flatMap((secret) => secretParts(secret.reveal())));
  return [...parts].map((part) => ({
    identity: part,
    kind: SHAPES.find(({ shape }) => part.match(shape)?.[0] === part)?.kind ?? "secret",
    forms: secretForms(part),
  }));
}

/** A copy of plain data with every text in it changed, keys too unless they are names of fields. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== "object" || value === null) return value;
  if ("reveal" in value) return "<secret>";
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.map(([key, item]) => [isFieldName(key) ? key : change(key), mapTexts(item, change)]),
  );
}

/** Our own fields and the names of variables: a password that is such a word must not break the shape. */
function isFieldName(key: string): boolean {
  return /^\$?[A-Za-z]+(_[A-Za-z]+)*$/.test(key);
}

/** Every secret in `text` in order; those that overlap are one. */
function findSecrets(text: string, known: readonly Known[], findPieces: (text: string) => Match[]): Match[] {
  const matches = [
    ...known.flatMap((secret) => findKnown(text, secret)),
    ...findPieces(text),
    ...findShapes(text, known),
  ];
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
  const mayBeUrl = text.includes("@") && text.includes("://");
  if (!mayBeUrl && !SHAPE_HINT.test(text)) return [];
  return SHAPES.flatMap(({ kind, shape }) =>
    [...text.matchAll(shape)].map((found) => {
      const same = known.find(({ forms }) => forms.includes(found[0]));
      const start = found.index;
      return { start, end: start + found[0].length, kind, identity: same?.identity ?? found[0] };
    }),
  );
}
