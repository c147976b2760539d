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

async function usableToken(context: ProviderContext, source: SsoSource): Promise<Token> {
  const { cache, cacheFile, session } = source;
  const failed = (fault: ProviderFault, depth = 0): Token => ({
    failure: {
      kind: "provider",
      operation: "GetRoleCredentials",
      provider: "sso",
      profile: source.profile,
      fault,
      host: cacheFile,
    },
    depth,
  });
  const token = cache?.secrets.accessToken;
  const { expiresAt } = cache ?? {};
  if (cache === null || token === undefined || expiresAt === undefined) {
    const problem = cache?.status === "absent" ? undefined : cache?.problem?.message;
    return failed({
      what: "session-missing",
      file: cacheFile,
      ...(problem === undefined ? {} : { problem }),
    });
  }
  const leftMs = timeOf(expiresAt) - context.clock();
  if (leftMs > (session === null ? 0 : renewalWindow.ms)) return { token, depth: 0 };
  const expired = (
    renewal: "impossible" | "refused" | "switched-off",
    more: { lacks?: string[]; code?: string } = {},
    depth = 0,
  ): Token =>
    leftMs > 0 && renewal !== "impossible"
      ? { token, depth }
      : failed({ what: "session-expired", file: cacheFile, expiredAt: expiresAt, renewal, ...more }, depth);
  if (session === null) return expired("impossible");
  const lacks = RENEWED_WITH.filter((name) => cache.secrets[name] === undefined);
  if (lacks.length > 0) return expired("impossible", { lacks: [...lacks] });
  if (context.save === null) return expired("switched-off");
  const renewed = await renew(context, source, cache);
  if (renewed.ok) return { token: renewed.value, depth: 1 };
  const { failure } = renewed;
  if (leftMs > 0) return { token, depth: 1 };
  return failure.kind === "refusal" ? expired("refused", { code: failure.code }, 1) : { failure, depth: 1 };
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
