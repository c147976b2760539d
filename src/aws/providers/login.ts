/**
 * The session of `aws login`: its cached keys, renewed within five minutes of their end with a proof
 * of possession (DPoP, RFC 9449). Source: @aws-sdk/credential-provider-login, as of 2026-11-20.
 */
import { renewalWindow } from "../../knowledge/provider-endpoints.js";
import type { Failure, ProviderFault } from "../types.js";
import { askService, readObject } from "./ask-service.js";
import { makeDpopProof } from "./dpop.js";
import { type SessionCache, timeOf } from "./sso.js";
import {
  type Provided,
  type ProviderAnswer,
  type ProviderContext,
  revealable,
  type ServiceWay,
} from "./types.js";

export interface LoginSource {
  profile: string;
  cacheFile: string;
  cache: SessionCache | null;
  region: string;
  signIn: ServiceWay;
}

const PATH = "/v1/token";
/** Life of renewed keys where the answer does not tell, seconds. */
const DEFAULT_SECONDS = 900;

/** Gets the session's keys. */
export async function getLoginCredentials(
  context: ProviderContext,
  source: LoginSource,
): Promise<ProviderAnswer> {
  const { cache, cacheFile } = source;
  const failed = (fault: ProviderFault, depth = 0): ProviderAnswer => ({
    ok: false,
    depth,
    failure: {
      kind: "provider",
      operation: "CreateOAuth2Token",
      provider: "login",
      profile: source.profile,
      fault,
      host: cacheFile,
    },
  });
  const cached = cache === null ? undefined : cachedKeys(cache);
  if (cache === null || cached?.expiresAt === undefined || cache.status !== "read") {
    const problem = cache?.status === "absent" ? undefined : cache?.problem?.message;
    return failed({
      what: "session-missing",
      file: cacheFile,
      ...(problem === undefined ? {} : { problem }),
    });
  }
  const { expiresAt } = cached;
  const leftMs = timeOf(expiresAt) - context.clock();
  if (leftMs > renewalWindow.ms) return { ok: true, value: cached, depth: 0 };
  if (context.save === null) {
    return leftMs > 0
      ? { ok: true, value: cached, depth: 0 }
      : failed({ what: "session-expired", file: cacheFile, expiredAt: expiresAt, renewal: "switched-off" });
  }
  const renewed = await renew(context, source, cache);
  if (renewed.ok) return { ok: true, value: renewed.value, depth: 1 };
  const { failure } = renewed;
  const denied = failure.kind === "refusal" && failure.code === "AccessDeniedException";
  // The SDK goes on with keys that are still good, unless it was told that the session is over.
  if (leftMs > 0 && !denied) return { ok: true, value: cached, depth: 1 };
  if (failure.kind !== "refusal") return { ok: false, failure, depth: 1 };
  return failed(
    {
      what: "session-expired",
      file: cacheFile,
      expiredAt: expiresAt,
      renewal: "refused",
      code: reasonOf(failure),
    },
    1,
  );
}

/** The sign-in service words its reason in `error`, which reads like a name of AWS's own. */
function reasonOf({ code, message }: Failure & { kind: "refusal" }): string {
  return /TOKEN_EXPIRED|USER_CREDENTIALS_CHANGED|INSUFFICIENT_PERMISSIONS/.exec(message)?.[0] ?? code;
}

function cachedKeys({ accessKeyId, secrets, expiresAt }: SessionCache): Provided | undefined {
  const { secretAccessKey, sessionToken } = secrets;
  if (accessKeyId === undefined || secretAccessKey === undefined || sessionToken === undefined)
    return undefined;
  return { accessKeyId, secretAccessKey, sessionToken, ...(expiresAt === undefined ? {} : { expiresAt }) };
}

async function renew(context: ProviderContext, source: LoginSource, { secrets }: SessionCache) {
  const { url } = source.signIn;
  const proof = makeDpopProof({
    key: secrets.dpopKey?.reveal() ?? "",
    method: "POST",
    url: `${url}${PATH}`,
    at: context.clock(),
  });
  if (proof === null) {
    const failure: Failure = {
      kind: "no-answer",
      operation: "CreateOAuth2Token",
      reason: "other",
      code: "ERR_DPOP_KEY",
      host: source.cacheFile,
      detail: "The key in the session's file cannot be read.",
    };
    return { ok: false as const, failure };
  }
  const answer = await askService(
    context,
    {
      operation: "CreateOAuth2Token",
      way: source.signIn,
      region: source.region,
      method: "POST",
      path: PATH,
      headers: { "content-type": "application/json", dpop: proof },
      body: JSON.stringify({
        clientId: secrets.clientId?.reveal(),
        grantType: "refresh_token",
        refreshToken: secrets.refreshToken?.reveal(),
      }),
    },
    readToken,
  );
  if (!answer.ok) return answer;
  const { keys, refreshToken, expiresIn } = answer.value;
  context.keepSecret(revealable(refreshToken));
  const expiresAt = new Date(context.clock() + expiresIn * 1000).toISOString();
  await context.save?.(source.cacheFile, { accessToken: { ...keys, expiresAt }, refreshToken });
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const value: Provided = {
    accessKeyId,
    secretAccessKey: revealable(secretAccessKey),
    sessionToken: revealable(sessionToken),
    expiresAt,
  };
  return { ok: true as const, value };
}

function readToken(text: string) {
  const { accessToken, refreshToken, expiresIn } = readObject(text) ?? {};
  if (typeof accessToken !== "object" || accessToken === null || typeof refreshToken !== "string") {
    return undefined;
  }
  const { accessKeyId, secretAccessKey, sessionToken } = accessToken as Record<string, unknown>;
  if (
    typeof accessKeyId !== "string" ||
    typeof secretAccessKey !== "string" ||
    typeof sessionToken !== "string"
  ) {
    return undefined;
  }
  return {
    keys: { accessKeyId, secretAccessKey, sessionToken },
    refreshToken,
    expiresIn: typeof expiresIn === "number" ? expiresIn : DEFAULT_SECONDS,
  };
}
