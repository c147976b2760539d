/**
 * Role credentials of IAM Identity Center: the cached token of `aws sso login`, renewed within five
 * minutes of its end where the profile has a session, and the portal's answer for account and role.
 * Source: @aws-sdk/credential-provider-sso and @aws-sdk/token-providers, as of 2026-11-20.
 */
import { renewalWindow } from "../../knowledge/provider-endpoints.js";
import type { Revealable } from "../transport.js";
import type { Failure, ProviderFault } from "../types.js";
import { askService, readObject } from "./ask-service.js";
import {
  type Provided,
  type ProviderAnswer,
  type ProviderContext,
  revealable,
  type ServiceWay,
} from "./types.js";

/** What the machine holds of a session. */
export interface SessionCache {
  status: string;
  problem?: { message: string };
  expiresAt?: string;
  region?: string;
  accessKeyId?: string;
  secrets: Readonly<Record<string, Revealable>>;
}

export interface SsoSource {
  profile: string;
  session: string | null;
  account: string;
  role: string;
  region: string;
  cacheFile: string;
  cache: SessionCache | null;
  portal: ServiceWay;
  oidc: ServiceWay;
}

const RENEWED_WITH = ["clientId", "clientSecret", "refreshToken"] as const;

/** Gets the role's credentials. */
export async function getSsoCredentials(
  context: ProviderContext,
  source: SsoSource,
): Promise<ProviderAnswer> {
  const token = await usableToken(context, source);
  if (!("token" in token)) return { ok: false, ...token };
  const answer = await askService(
    context,
    {
      operation: "GetRoleCredentials",
      way: source.portal,
      region: source.region,
      method: "GET",
      path: "/federation/credentials",
      query: { account_id: source.account, role_name: source.role },
      headers: { "x-amz-sso_bearer_token": token.token.reveal() },
    },
    readRoleCredentials,
  );
  return { ...answer, depth: token.depth + 1 };
}

type Token = { token: Revealable; depth: number } | { failure: Failure; depth: number };

/** What the cache alone tells: a token, one that a renewal may replace, or why there is none. */
export type CachedSession =
  | { state: "usable"; token: Revealable }
  | { state: "renewable"; token: Revealable; leftMs: number; expiresAt: string; cache: SessionCache }
  | { state: "lost"; failure: Failure };

/** Looks at the cached session; nothing is asked. */
export function lookAtSession(source: SsoSource, now: number): CachedSession {
  const { cache, cacheFile, session } = source;
  const token = cache?.secrets.accessToken;
  const { expiresAt } = cache ?? {};
  if (cache === null || token === undefined || expiresAt === undefined) {
    const problem = cache?.status === "absent" ? undefined : cache?.problem?.message;
    return lost(source, {
      what: "session-missing",
      file: cacheFile,
      ...(problem === undefined ? {} : { problem }),
    });
  }
  const leftMs = timeOf(expiresAt) - now;
  if (leftMs > (session === null ? 0 : renewalWindow.ms)) return { state: "usable", token };
  const lacks = session === null ? [] : RENEWED_WITH.filter((name) => cache.secrets[name] === undefined);
  if (session !== null && lacks.length === 0) {
    return { state: "renewable", token, leftMs, expiresAt, cache };
  }
  return lost(source, {
    what: "session-expired",
    file: cacheFile,
    expiredAt: expiresAt,
    renewal: "impossible",
    ...(session === null ? {} : { lacks: [...lacks] }),
  });
}

function lost({ profile, cacheFile }: SsoSource, fault: ProviderFault): { state: "lost"; failure: Failure } {
  const failure: Failure = {
    kind: "provider",
    operation: "GetRoleCredentials",
    provider: "sso",
    profile,
    fault,
    host: cacheFile,
  };
  return { state: "lost", failure };
}

async function usableToken(context: ProviderContext, source: SsoSource): Promise<Token> {
  const session = lookAtSession(source, context.clock());
  if (session.state === "usable") return { token: session.token, depth: 0 };
  if (session.state === "lost") return { failure: session.failure, depth: 0 };
  const { token, leftMs, expiresAt, cache } = session;
  const expired = (renewal: "refused" | "switched-off", code: string | null, depth: number): Token => {
    if (leftMs > 0) return { token, depth };
    const { failure } = lost(source, {
      what: "session-expired",
      file: source.cacheFile,
      expiredAt: expiresAt,
      renewal,
      ...(code === null ? {} : { code }),
    });
    return { failure, depth };
  };
  if (context.save === null) return expired("switched-off", null, 0);
  const renewed = await renew(context, source, cache);
  if (renewed.ok) return { token: renewed.value, depth: 1 };
  const { failure } = renewed;
  if (leftMs > 0) return { token, depth: 1 };
  return failure.kind === "refusal" ? expired("refused", failure.code, 1) : { failure, depth: 1 };
}

async function renew(context: ProviderContext, source: SsoSource, { secrets }: SessionCache) {
  const answer = await askService(
    context,
    {
      operation: "CreateToken",
      way: source.oidc,
      region: source.region,
      method: "POST",
      path: "/token",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        ...Object.fromEntries(RENEWED_WITH.map((name) => [name, secrets[name]?.reveal()])),
        grantType: "refresh_token",
      }),
    },
    (text) => {
      const { accessToken, expiresIn, refreshToken } = readObject(text) ?? {};
      if (typeof accessToken !== "string" || typeof expiresIn !== "number") return undefined;
      return { accessToken, expiresIn, refreshToken };
    },
  );
  if (!answer.ok) return answer;
  const { accessToken, expiresIn, refreshToken } = answer.value;
  for (const one of [accessToken, refreshToken]) {
    if (typeof one === "string") context.keepSecret(revealable(one));
  }
  await context.save?.(source.cacheFile, {
    accessToken,
    expiresAt: new Date(context.clock() + expiresIn * 1000).toISOString(),
    refreshToken,
  });
  return { ok: true as const, value: revealable(accessToken) };
}

function readRoleCredentials(text: string): Provided | undefined {
  const credentials = readObject(text)?.roleCredentials;
  if (typeof credentials !== "object" || credentials === null) return undefined;
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials as Record<string, unknown>;
  if (
    typeof accessKeyId !== "string" ||
    typeof secretAccessKey !== "string" ||
    typeof sessionToken !== "string" ||
    typeof expiration !== "number"
  ) {
    return undefined;
  }
  return {
    accessKeyId,
    secretAccessKey: revealable(secretAccessKey),
    sessionToken: revealable(sessionToken),
    expiresAt: new Date(expiration).toISOString(),
  };
}

/** Milliseconds since the epoch; the AWS CLI 1 wrote `UTC` where others write `Z`. */
export function timeOf(text: string): number {
  return Date.parse(text.replace(/UTC$/, "Z"));
}
