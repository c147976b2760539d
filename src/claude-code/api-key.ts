/**
 * What a Bedrock API key tells about itself without a call. A short-term key is a presigned request
 * in base64 and names its region and its expiry; a long-term key names neither.
 * Source: form measured on keys of Amazon Bedrock, as of 2026-11-20.
 */

/** What shows in the text alone that AWS cannot take it. Blanks at both ends are cut off by the client. */
export type ApiKeyFault = "quoted" | "bearer-word" | "line-break" | "unknown-prefix" | "cut-short";

export interface DecodedApiKey {
  kind: "short-term" | "long-term" | "unknown";
  region?: string;
  /** ISO 8601, UTC. The credentials that minted the key may end earlier; the key does not show it. */
  expiresAt?: string;
  /** The account of a long-term key, where its alias names it. */
  account?: string;
  fault?: ApiKeyFault;
}

const shortTermPrefix = "bedrock-api-key-";
const longTermPrefix = "ABSK";
/** Characters of a long-term key that the console made; others have users with names of other lengths. */
const consoleKeyLength = 132;
const consoleAlias = /^BedrockAPIKey-\w{4}-at-\d{12}$/;
/** The parts of the presigned request without which it is no request. */
const signedParts = ["X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-Signature", "Version"];

/** Decodes a key; never throws. A text of no known form is `unknown`. */
export function decodeApiKey(token: string): DecodedApiKey {
  const fault = faultOf(token);
  return { ...readKey(token), ...(fault === null ? {} : { fault }) };
}

function readKey(token: string): DecodedApiKey {
  if (token.startsWith(longTermPrefix)) {
    const account = /-at-(\d{12})$/.exec(aliasOf(token) ?? "")?.[1];
    return { kind: "long-term", ...(account === undefined ? {} : { account }) };
  }
  if (!token.startsWith(shortTermPrefix)) return { kind: "unknown" };
  const request = Buffer.from(token.slice(shortTermPrefix.length), "base64").toString("utf8");
  const query = new URLSearchParams(request.slice(request.indexOf("?") + 1));
  const region = query.get("X-Amz-Credential")?.split("/")[2];
  const expiresAt = expiry(query.get("X-Amz-Date"), query.get("X-Amz-Expires"));
  if (region === undefined || region === "") return { kind: "unknown" };
  return { kind: "short-term", region, ...(expiresAt === null ? {} : { expiresAt }) };
}

/** Start in AWS's basic format (`20261120T075424Z`) plus a lifetime in seconds. */
function expiry(start: string | null, lifetime: string | null): string | null {
  const digits = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(start ?? "");
  const seconds = Number(lifetime ?? Number.NaN);
  if (digits === null || !Number.isFinite(seconds)) return null;
  const [, year, month, day, hour, minute, second] = digits;
  const began = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // Past the calendar's ends as well where the text names a lifetime of millennia.
  const ends = new Date(began + seconds * 1000);
  return Number.isNaN(ends.getTime()) ? null : ends.toISOString();
}

/** What stands before the colon of a long-term key: the name of its credential. */
function aliasOf(token: string): string | null {
  const [alias, secret] = Buffer.from(token.slice(longTermPrefix.length), "base64")
    .toString("utf8")
    .split(":");
  return secret === undefined ? null : (alias ?? null);
}

function faultOf(token: string): ApiKeyFault | null {
  if (/^["'`]|["'`]$/.test(token)) return "quoted";
  if (/^bearer\s/i.test(token)) return "bearer-word";
  if (/\s/.test(token)) return "line-break";
  if (token.startsWith(longTermPrefix)) return isLongTermCut(token) ? "cut-short" : null;
  if (!token.startsWith(shortTermPrefix)) return "unknown-prefix";
  const request = Buffer.from(token.slice(shortTermPrefix.length), "base64").toString("utf8");
  const query = new URLSearchParams(request.slice(request.indexOf("?") + 1));
  const whole = signedParts.every((name) => (query.get(name) ?? "") !== "");
  return whole && comesInFours(token, shortTermPrefix) ? null : "cut-short";
}

/** Base64 does, so that three of four cuts show whatever the key's length is. */
function comesInFours(token: string, prefix: string): boolean {
  const length = token.length - prefix.length;
  return length > 0 && length % 4 === 0;
}

function isLongTermCut(token: string): boolean {
  if (!comesInFours(token, longTermPrefix)) return true;
  const alias = aliasOf(token);
  return alias !== null && consoleAlias.test(alias) && token.length < consoleKeyLength;
}
