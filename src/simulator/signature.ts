/**
 * Verifies Signature Version 4. The canonical request is built here anew, with node:crypto only:
 * a verifier that borrowed the signer of the code under test would agree with its mistakes.
 * Source of the algorithm and the texts: AWS documentation "Create a signed AWS API request" and
 * public reports of the refusals.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { AccessKey, Keyring } from "./keyring.js";
import type { ReceivedRequest } from "./wire.js";

/** AWS takes signatures up to this far from its own clock. */
const TOLERANCE_MS = 5 * 60_000;

export interface CredentialScope {
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
}

/** Code without the suffix `Exception`. */
export interface AuthenticationFailure {
  status: number;
  code:
    | "MissingAuthenticationToken"
    | "IncompleteSignature"
    | "InvalidSignature"
    | "UnrecognizedClient"
    | "ExpiredToken"
    | "AccessDenied";
  message: string;
}

export interface SignatureExpectation {
  service: string;
  /** Regions the scope may name. */
  regions: readonly string[];
  /** AWS's clock, ms since the epoch. */
  now: number;
}

interface AuthorizationHeader extends CredentialScope {
  signedHeaders: string[];
  signature: string;
}

/** The scope an `Authorization` header claims, unverified; null if it is not a SigV4 header. */
export function readScope(authorization: string | undefined): CredentialScope | null {
  return parseAuthorization(authorization ?? "");
}

function parseAuthorization(text: string): AuthorizationHeader | null {
  if (!text.startsWith("AWS4-HMAC-SHA256")) return null;
  const credential = /Credential=([^,\s]+)/.exec(text)?.[1]?.split("/");
  const signedHeaders = /SignedHeaders=([^,\s]+)/.exec(text)?.[1]?.split(";");
  const signature = /Signature=([0-9a-f]+)/.exec(text)?.[1];
  const [accessKeyId, date, region, service, terminator, ...rest] = credential ?? [];
  if (!accessKeyId || !date || !region || !service || terminator !== "aws4_request" || rest.length > 0) {
    return null;
  }
  if (!signedHeaders || !signature) return null;
  return { accessKeyId, date, region, service, signedHeaders, signature };
}

/**
 * Judges the signature of a request: form, scope, key, token, clock and signature, in that order.
 * @returns the key that signed, or the refusal AWS would send
 */
export function verifySignature(
  request: ReceivedRequest,
  keyring: Keyring,
  expected: SignatureExpectation,
): { key: AccessKey } | { failure: AuthenticationFailure } {
  const header = request.headers.authorization ?? "";
  const authorization = parseAuthorization(header);
  if (authorization === null) {
    return refuse(
      400,
      "IncompleteSignature",
      `'${header.split(" ")[0] ?? ""}' not a valid key=value pair (missing equal-sign) in Authorization header.`,
    );
  }
  const amzDate = request.headers["x-amz-date"] ?? "";
  const signedAt = parseAmzDate(amzDate);
  if (signedAt === null || authorization.date !== amzDate.slice(0, 8)) {
    return refuse(
      400,
      "IncompleteSignature",
      "Date must be in ISO-8601 'basic format' and its day that of the scope.",
    );
  }
  if (!authorization.signedHeaders.includes("host")) {
    return refuse(
      403,
      "InvalidSignature",
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    );
  }
  if (!expected.regions.includes(authorization.region)) {
    return refuse(403, "InvalidSignature", "Credential should be scoped to a valid region. ");
  }
  if (authorization.service !== expected.service) {
    return refuse(
      403,
      "InvalidSignature",
      `Credential should be scoped to correct service: '${expected.service}'. `,
    );
  }
  const key = keyring.accessKeys.get(authorization.accessKeyId);
  const token = request.headers["x-amz-security-token"];
  if (key === undefined || !key.active || key.sessionToken !== token) {
    return refuse(403, "UnrecognizedClient", "The security token included in the request is invalid.");
  }
  if (key.expiresAt !== undefined && key.expiresAt <= expected.now) {
    return refuse(403, "ExpiredToken", "The security token included in the request is expired");
  }
  const late = judgeClock(amzDate, signedAt, expected.now);
  if (late !== null) return refuse(403, "InvalidSignature", late);

  const signature = sign(
    canonicalRequest(request, authorization.signedHeaders),
    amzDate,
    authorization,
    key.secretAccessKey,
  );
  if (!equalText(signature, authorization.signature)) {
    return refuse(
      403,
      "InvalidSignature",
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    );
  }
  return { key };
}

function refuse(
  status: number,
  code: AuthenticationFailure["code"],
  message: string,
): { failure: AuthenticationFailure } {
  return { failure: { status, code, message } };
}

function judgeClock(amzDate: string, signedAt: number, now: number): string | null {
  if (signedAt < now - TOLERANCE_MS) {
    return `Signature expired: ${amzDate} is now earlier than ${formatAmzDate(now - TOLERANCE_MS)} (${formatAmzDate(now)} - 5 min.)`;
  }
  if (signedAt > now + TOLERANCE_MS) {
    return `Signature not yet current: ${amzDate} is still later than ${formatAmzDate(now + TOLERANCE_MS)} (${formatAmzDate(now)} + 5 min.)`;
  }
  return null;
}

/** `20261120T090000Z` to ms since the epoch, or null. */
export function parseAmzDate(text: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : time;
}

export function formatAmzDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function canonicalRequest(request: ReceivedRequest, signedHeaders: readonly string[]): string {
  const headers = signedHeaders.map(
    (name) => `${name}:${(request.headers[name] ?? "").trim().replace(/\s+/g, " ")}\n`,
  );
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    headers.join(""),
    signedHeaders.join(";"),
    createHash("sha256").update(request.body).digest("hex"),
  ].join("\n");
}

/** The path as sent is escaped once more: that is what "encoded twice" means for all but S3. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(escapeUri(segment));
  }
  const trailing = segments.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${segments.join("/")}${trailing}`;
}

/** Sorted by name, then value; the signature itself is left out. */
export function canonicalQuery(query: string): string {
  return query
    .split("&")
    .filter((pair) => pair !== "" && !pair.startsWith("X-Amz-Signature="))
    .map((pair) => {
      const at = pair.indexOf("=");
      const [name, value] = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
      return [escapeUri(unescapeUri(name)), escapeUri(unescapeUri(value))] as const;
    })
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** RFC 3986: all but letters, digits and `-._~`. */
export function escapeUri(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function unescapeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The signature of a canonical request, in lower-case hexadecimal digits. */
export function sign(canonical: string, amzDate: string, scope: CredentialScope, secret: string): string {
  const scopeText = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const digest = createHash("sha256").update(canonical).digest("hex");
  let key = createHmac("sha256", `AWS4${secret}`).update(scope.date).digest();
  for (const part of [scope.region, scope.service, "aws4_request"]) {
    key = createHmac("sha256", key).update(part).digest();
  }
  return createHmac("sha256", key)
    .update(`AWS4-HMAC-SHA256\n${amzDate}\n${scopeText}\n${digest}`)
    .digest("hex");
}

export function equalText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
