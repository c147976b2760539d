/**
 * What a Bedrock API key tells about itself without a call. A short-term key is a presigned request
 * in base64 and names its region and its expiry; a long-term key names neither.
 * Source: form measured on keys of Amazon Bedrock, as of 2026-11-20.
 */

export interface DecodedApiKey {
  kind: "short-term" | "long-term" | "unknown";
  region?: string;
  /** ISO 8601, UTC. The credentials that minted the key may end earlier; the key does not show it. */
  expiresAt?: string;
}

const shortTermPrefix = "bedrock-api-key-";
const longTermPrefix = "ABSK";

/** Decodes a key; never throws. A text of no known form is `unknown`. */
export function decodeApiKey(token: string): DecodedApiKey {
  if (token.startsWith(longTermPrefix)) return { kind: "long-term" };
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
  return Number.isNaN(began) ? null : new Date(began + seconds * 1000).toISOString();
}
