/**
 * Bedrock API keys. A short-term key is a presigned request in base64, so it is judged by the
 * secret of the key that minted it, by its region and by its own expiry; a long-term key is known
 * or it is not. Source: @aws/bedrock-token-generator 1.1.0 and the AWS user guide, "API keys".
 */
import { createHash } from "node:crypto";
import type { AccessKey, ApiKey, Keyring } from "./keyring.js";
import {
  type AuthenticationFailure,
  canonicalQuery,
  equalText,
  escapeUri,
  formatAmzDate,
  parseAmzDate,
  sign,
} from "./signature.js";

const SHORT_TERM_PREFIX = "bedrock-api-key-";
const LONG_TERM_PREFIX = "ABSK";
const HOST = "bedrock.amazonaws.com";
/** Twelve hours, seconds: the longest life of a short-term key. */
const LONGEST_LIFE_SECONDS = 43_200;

export interface ShortTermKeyRequest {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  region: string;
  /** Milliseconds since the epoch. */
  at: number;
  expiresSeconds: number;
}

/** Makes a short-term API key as AWS's token generator does, for scenarios and tests. */
export function mintShortTermApiKey(request: ShortTermKeyRequest): string {
  const amzDate = formatAmzDate(request.at);
  const scope = {
    accessKeyId: request.accessKeyId,
    date: amzDate.slice(0, 8),
    region: request.region,
    service: "bedrock",
  };
  const parameters: [string, string][] = [
    ["Action", "CallWithBearerToken"],
    ["X-Amz-Algorithm", "AWS4-HMAC-SHA256"],
    ["X-Amz-Credential", `${scope.accessKeyId}/${scope.date}/${scope.region}/bedrock/aws4_request`],
    ["X-Amz-Date", amzDate],
    ["X-Amz-Expires", String(request.expiresSeconds)],
    ["X-Amz-SignedHeaders", "host"],
  ];
  if (request.sessionToken !== undefined) parameters.push(["X-Amz-Security-Token", request.sessionToken]);
  const query = parameters.map(([name, value]) => `${name}=${escapeUri(value)}`).join("&");
  const signature = signQuery(query, amzDate, scope, request.secretAccessKey);
  const url = `${HOST}/?${query}&X-Amz-Signature=${signature}&Version=1`;
  return `${SHORT_TERM_PREFIX}${Buffer.from(url).toString("base64")}`;
}

/** `Version` is added after signing by AWS's generator and is no part of the signature. */
function signQuery(
  query: string,
  amzDate: string,
  scope: { accessKeyId: string; date: string; region: string; service: string },
  secret: string,
): string {
  const signed = query
    .split("&")
    .filter((pair) => !pair.startsWith("Version="))
    .join("&");
  const emptyHash = createHash("sha256").update("").digest("hex");
  const canonical = `POST\n/\n${canonicalQuery(signed)}\nhost:${HOST}\n\nhost\n${emptyHash}`;
  return sign(canonical, amzDate, scope, secret);
}

export interface ApiKeyExpectation {
  /** Region of the endpoint; null where a loopback base URL does not tell. */
  region: string | null;
  /** AWS's clock, ms since the epoch. */
  now: number;
}

export type ApiKeyVerdict =
  | {
      identity: AccessKey["identity"];
      type: "SHORT_TERM" | "LONG_TERM";
      /** Region a short-term key is bound to. */
      region: string | null;
    }
  | { failure: AuthenticationFailure };

/** Judges a bearer token: prefix, key, signature, region, expiry. */
export function verifyApiKey(token: string, keyring: Keyring, expected: ApiKeyExpectation): ApiKeyVerdict {
  const known = keyring.apiKeys.get(token);
  if (token.startsWith(SHORT_TERM_PREFIX)) return verifyShortTerm(token, known, keyring, expected);
  if (!token.startsWith(LONG_TERM_PREFIX)) {
    return {
      failure: {
        status: 403,
        code: "AccessDenied",
        message: "Invalid API Key format: Must start with pre-defined prefix",
      },
    };
  }
  if (known === undefined || !isUsable(known, expected.now)) return invalid();
  return { identity: known.identity, type: "LONG_TERM", region: null };
}

function verifyShortTerm(
  token: string,
  known: ApiKey | undefined,
  keyring: Keyring,
  expected: ApiKeyExpectation,
): ApiKeyVerdict {
  const url = Buffer.from(token.slice(SHORT_TERM_PREFIX.length), "base64").toString("utf8");
  if (!url.startsWith(`${HOST}/?`)) return invalid();
  const query = url.slice(HOST.length + 2);
  const parameters = new URLSearchParams(query);
  const [accessKeyId, date, region, service] = (parameters.get("X-Amz-Credential") ?? "").split("/");
  const amzDate = parameters.get("X-Amz-Date") ?? "";
  const mintedAt = parseAmzDate(amzDate);
  const life = Number(parameters.get("X-Amz-Expires") ?? Number.NaN);
  if (!accessKeyId || !date || !region || service !== "bedrock" || mintedAt === null) return invalid();
  if (!(life > 0 && life <= LONGEST_LIFE_SECONDS) || mintedAt + life * 1000 <= expected.now) return invalid();
  if (expected.region !== null && region !== expected.region) return invalid();
  // A key lent by a real machine has no secret here to check it by.
  if (known !== undefined) {
    if (!isUsable(known, expected.now)) return invalid();
    return { identity: known.identity, type: "SHORT_TERM", region };
  }
  const minter = keyring.accessKeys.get(accessKeyId);
  if (minter === undefined || !isUsable(minter, expected.now)) return invalid();
  if ((parameters.get("X-Amz-Security-Token") ?? undefined) !== minter.sessionToken) return invalid();
  const scope = { accessKeyId, date, region, service };
  const signature = signQuery(query, amzDate, scope, minter.secretAccessKey);
  if (!equalText(signature, parameters.get("X-Amz-Signature") ?? "")) return invalid();
  return { identity: minter.identity, type: "SHORT_TERM", region };
}

function isUsable(key: { active: boolean; expiresAt?: number }, now: number): boolean {
  return key.active && (key.expiresAt === undefined || key.expiresAt > now);
}

function invalid(): { failure: AuthenticationFailure } {
  return {
    failure: {
      status: 403,
      code: "AccessDenied",
      message: "Authentication failed: Please make sure your API Key is valid.",
    },
  };
}
