/** The sign-in service behind `aws login`: new keys for a refresh token and a proof of possession. */
import { issueTemporaryKey } from "./keyring.js";
import { type Answer, jsonAnswer, type Operation, type ReceivedRequest } from "./wire.js";
import type { World } from "./world.js";

/** Life of the keys, seconds. */
const SESSION_SECONDS = 900;

export function routeSignIn(world: World, request: ReceivedRequest): Operation | undefined {
  if (request.method !== "POST" || request.path !== "/v1/token") return undefined;
  return { name: "CreateOAuth2Token", unsigned: true, answer: () => createToken(world, request) };
}

function createToken(world: World, request: ReceivedRequest): Answer {
  const body = readObject(request.body);
  const proof = request.headers.dpop?.split(".") ?? [];
  const holder = world.scenario.aws.identities.find(
    ({ signIn }) => signIn !== undefined && signIn.refreshToken === body.refreshToken,
  );
  const { signIn } = holder ?? {};
  if (holder === undefined || signIn === undefined) return refuse("TOKEN_EXPIRED", "The token is not valid.");
  if (proof.length !== 3 || signIn.clientId !== body.clientId || body.grantType !== "refresh_token") {
    return refuse("INVALID_REQUEST", "The request is not valid.");
  }
  if (signIn.refuse !== undefined) return refuse(signIn.refuse, "The session cannot be refreshed.");
  const key = issueTemporaryKey(world.keyring, holder, world.now() + SESSION_SECONDS * 1000);
  return jsonAnswer({
    accessToken: {
      accessKeyId: key.accessKeyId,
      secretAccessKey: key.secretAccessKey,
      sessionToken: key.sessionToken,
    },
    tokenType: "urn:aws:params:oauth:token-type:access_token_sigv4",
    expiresIn: SESSION_SECONDS,
    refreshToken: signIn.refreshToken,
  });
}

function refuse(error: string, message: string): Answer {
  return {
    status: 403,
    headers: { "content-type": "application/json", "x-amzn-errortype": "AccessDeniedException" },
    body: JSON.stringify({ error, message }),
    errorCode: "AccessDeniedException",
  };
}

function readObject(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
