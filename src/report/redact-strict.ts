/**
 * `--redact strict`, for public places: beside the secrets, which are gone already, it masks the names
 * that tell whose account it is: access key IDs, account IDs and the user part of ARNs. One name has
 * one token throughout, so that what is the same can still be told. It works on the report, so no
 * format can show what another one hides.
 */
import { mapTexts } from "./redact.js";
import type { Report } from "./types.js";

type Kind = "access-key-id" | "account-id" | "user";

const TOKENS: Readonly<Record<Kind, string>> = {
  "access-key-id": "key",
  "account-id": "account",
  user: "user",
};

/**
 * IDs of keys, users and roles by their prefix (IAM's table "Understanding unique ID prefixes"); a
 * role's stands before the name of its session.
 */
const KEY_ID =
  /(?<![A-Za-z0-9])(?:AKIA|ASIA|AIDA|AROA|AGPA|AIPA|ANPA|ANVA|APKA|ASCA|ABIA|ACCA)[A-Z0-9]{12,}(?![A-Za-z0-9])/g;

/** Twelve digits, or the console's three groups of four; the end of a UUID is none. */
const ACCOUNT_ID =
  /(?<!\d|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)(?:\d{12}|\d{4}-\d{4}-\d{4})(?!\d|-\d)/g;

/** The user part: name of a user with its path, of a federated user, of a session, of a user's MFA device. */
const ARN_USER =
  /(?<=\barn:aws[a-z-]*:(?:iam|sts)::[^:\s]*:(?:user\/(?:[^\s"'`,;<>]*\/)?|federated-user\/|mfa\/(?:[^\s"'`,;<>]*\/)?|sms-mfa\/|assumed-role\/[^/\s"']+\/))[\w+=,.@-]*[\w+=@-](?![\w+=@/-])/g;

/** What stands before a user's name where it is no ARN: as commands and sentences of AWS give it. */
const BEFORE_USER = String.raw`(?<=--user-name[ =]["']?|\buser\/|\buser ["']?|\bUserName["']?[:=] ?["']?|(?:AROA|AIDA)[A-Z0-9]{12,}:|session["']? ["']?)`;

const NOT_WITHIN = { before: "(?<![\\w+=.@-])", after: "(?![\\w+=@-])" };

/**
 * The report with these names masked, and with their receipts. Tokens are ordinals by first appearance.
 */
export function redactStrict(report: Report): Report {
  const receipts = new Map<string, { kind: Kind; token: string; count: number }>();
  const ordinals = new Map<Kind, number>();
  const tokenFor = (kind: Kind, name: string): string => {
    const key = `${kind} ${name}`;
    const known = receipts.get(key);
    if (known !== undefined) {
      known.count += 1;
      return known.token;
    }
    const ordinal = (ordinals.get(kind) ?? 0) + 1;
    ordinals.set(kind, ordinal);
    const token = `<${TOKENS[kind]}:${ordinal}>`;
    receipts.set(key, { kind, token, count: 1 });
    return token;
  };
  const rules = rulesFor(report);
  const mask = (text: string): string =>
    rules.reduce(
      (masked, { kind, shape }) =>
        masked.replace(shape, (name) =>
          tokenFor(kind, kind === "account-id" ? name.replaceAll("-", "") : name),
        ),
      text,
    );
  const { redactions, ...rest } = report;
  // The walk gives back what it was given, with other texts in it.
  const masked = mapTexts(rest, mask) as Omit<Report, "redactions">;
  // The order of the fields is the contract's.
  return { ...report, ...masked, redactions: [...redactions, ...receipts.values()] };
}

function rulesFor(report: Report): { kind: Kind; shape: RegExp }[] {
  const keyIds = new Set<string>();
  const users = new Set<string>();
  const accounts = new Set<string>();
  collect(report, (key, text) => {
    if (key === "accessKeyId") keyIds.add(text);
    if (key === "account") accounts.add(text);
    for (const [user] of text.matchAll(ARN_USER)) users.add(user);
  });
  for (const { name, value, overrides } of report.plan.variables) {
    if (name !== "AWS_ACCESS_KEY_ID") continue;
    for (const text of [value, ...overrides.map((one) => one.value)]) keyIds.add(text);
  }
  const escaped = (texts: Iterable<string>) => [...texts].filter(isMaskable).map(escapeShape);
  const named = escaped([...users].filter(isUnmistakable));
  return [
    { kind: "user", shape: ARN_USER },
    ...anywhere("user", named),
    ...escaped(users).map((user) => ({
      kind: "user" as const,
      shape: new RegExp(`${BEFORE_USER}${user}${NOT_WITHIN.after}`, "g"),
    })),
    { kind: "access-key-id", shape: KEY_ID },
    ...anywhere("access-key-id", escaped([...keyIds].filter((id) => id.length >= 8))),
    { kind: "account-id", shape: ACCOUNT_ID },
    ...anywhere("account-id", escaped([...accounts].filter((id) => /^\d{6,}$/.test(id)))),
  ];
}

function anywhere(kind: Kind, names: readonly string[]): { kind: Kind; shape: RegExp }[] {
  return names.map((name) => ({
    kind,
    shape: new RegExp(`${NOT_WITHIN.before}${name}${NOT_WITHIN.after}`, "g"),
  }));
}

/** What is a token of an earlier redaction is none of ours. */
function isMaskable(text: string): boolean {
  return text.trim() !== "" && !/^<.*>$/.test(text);
}

/** A plain word would also be found where it means something else, such as a state or a profile. */
function isUnmistakable(name: string): boolean {
  return name.length >= 5 && /[A-Z@._]/.test(name);
}

function escapeShape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function collect(value: unknown, take: (key: string, text: string) => void, key = ""): void {
  if (typeof value === "string") take(key, value);
  else if (Array.isArray(value)) for (const item of value) collect(item, take, key);
  else if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value)) collect(item, take, name);
  }
}
