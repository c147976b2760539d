/**
 * IAM Identity Center, as far as a profile with `sso_session` needs it: role credentials for an
 * access token, and a new access token for a refresh token.
 */
import { issueTemporaryKey } from "./keyring.js";
import type { ScenarioIdentity } from "./types.js";
import { type Answer, jsonAnswer, jsonError, type Operation, type ReceivedRequest } from "./wire.js";
import { principalArn, type World } from "./world.js";

/** Life of the role credentials and of a refreshed access token, seconds. */
const SESSION_SECONDS = 3600;

export function routePortal(world: World, request: ReceivedRequest): Operation | undefined {
  if (request.method !== "GET" || request.path !== "/federation/credentials") return undefined;
  return { name: "GetRoleCredentials", unsigned: true, answer: () => roleCredentials(world, request) };
}

function roleCredentials(world: World, request: ReceivedRequest): Answer {
  const token = request.headers["x-amz-sso_bearer_token"];
  const holders = withSingleSignOn(world).filter(({ sso }) => sso.accessToken === token);
  const holder = holders[0];
  if (holder === undefined || Date.parse(holder.sso.accessTokenExpiresAt) <= world.now()) {
    return jsonError(401, "Unauthorized", "Session token not found or invalid", "message");
  }
  const query = new URLSearchParams(request.query);
  const granted = holders.find(({ identity }) => roleName(identity) === query.get("role_name"));
  if (granted === undefined || query.get("account_id") !== world.scenario.aws.account) {
    return jsonError(403, "Forbidden", "No access", "message");
  }
  const expiresAt = world.now() + SESSION_SECONDS * 1000;
  const key = issueTemporaryKey(world.keyring, granted.identity, expiresAt);
  return jsonAnswer({
    roleCredentials: {
      accessKeyId: key.accessKeyId,
      secretAccessKey: key.secretAccessKey,
      sessionToken: key.sessionToken,
      expiration: expiresAt,
    },
  });
}

/** Name of the permission set: the role's name without `AWSReservedSSO_` and the hash. */
function roleName(identity: ScenarioIdentity): string {
  const name = principalArn(identity).split("/").at(-1) ?? "";
  return name.replace(/^AWSReservedSSO_(.+)_[0-9a-f]{16}$/, "$1");
}

export function routeOidc(world: World, request: ReceivedRequest): Operation | undefined {
  if (request.method !== "POST" || request.path !== "/token") return undefined;
  return { name: "CreateToken", unsigned: true, answer: () => createToken(world, request) };
}

function createToken(world: World, request: ReceivedRequest): Answer {
  const body = readObject(request.body);
  if (body.grantType !== "refresh_token") return refuse("UnsupportedGrantType", "unsupported_grant_type");
  const holder = withSingleSignOn(world).find(({ sso }) => sso.refreshToken === body.refreshToken);
  if (holder?.sso.refreshToken === undefined) return refuse("InvalidGrant", "invalid_grant");
  const { sso } = holder;
  if (sso.clientId !== body.clientId || sso.clientSecret !== body.clientSecret) {
    return refuse("InvalidClient", "invalid_client");
  }
  sso.accessTokenExpiresAt = new Date(world.now() + SESSION_SECONDS * 1000).toISOString();
  return jsonAnswer({
    accessToken: sso.accessToken,
    tokenType: "Bearer",
    expiresIn: SESSION_SECONDS,
    refreshToken: sso.refreshToken,
  });
}

function refuse(code: string, error: string): Answer {
  return {
    status: 400,
    headers: { "content-type": "application/json", "x-amzn-errortype": `${code}Exception` },
    body: JSON.stringify({ error, error_description: "Invalid request" }),
    errorCode: `${code}Exception`,
  };
}

function withSingleSignOn(world: World): {
  identity: ScenarioIdentity;
  sso: NonNullable<ScenarioIdentity["singleSignOn"]>;
}[] {
  return world.scenario.aws.identities.flatMap((identity) =>
    identity.singleSignOn === undefined ? [] : [{ identity, sso: identity.singleSignOn }],
  );
}

function readObject(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
