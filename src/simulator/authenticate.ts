/**
 * From a request to a caller: SigV4 or an API key, and the right to use one. Each endpoint words
 * its refusal in its own protocol; the verdict is the same for all.
 */
import { verifyApiKey } from "./api-key.js";
import { IAM_NAMESPACE } from "./iam.js";
import { type AuthenticationFailure, readScope, verifySignature } from "./signature.js";
import { STS_NAMESPACE } from "./sts.js";
import {
  type Answer,
  anthropicError,
  type Caller,
  type Endpoint,
  type EndpointKind,
  jsonError,
  type ReceivedRequest,
  targetError,
  xmlError,
} from "./wire.js";
import { denialOf, type World } from "./world.js";

/** Name an endpoint wants to read in the scope of a signature. */
const SIGNING_SERVICE: Readonly<Record<EndpointKind, string>> = {
  sts: "sts",
  iam: "iam",
  bedrock: "bedrock",
  "bedrock-runtime": "bedrock",
  "bedrock-mantle": "bedrock-mantle",
  "sso-portal": "awsssoportal",
  "sso-oidc": "sso-oauth",
  "sign-in": "signin",
  container: "",
  metadata: "",
  servicequotas: "servicequotas",
};

/** STS and IAM know some refusals by older names. */
const QUERY_CODE: Readonly<Record<AuthenticationFailure["code"], string>> = {
  MissingAuthenticationToken: "MissingAuthenticationToken",
  IncompleteSignature: "IncompleteSignature",
  InvalidSignature: "SignatureDoesNotMatch",
  UnrecognizedClient: "InvalidClientTokenId",
  ExpiredToken: "ExpiredToken",
  AccessDenied: "AccessDenied",
};

const MISSING: AuthenticationFailure = {
  status: 403,
  code: "MissingAuthenticationToken",
  message: "Missing Authentication Token",
};

export type AuthenticationVerdict = { caller: Caller } | { refusal: Answer };

export function authenticate(
  world: World,
  endpoint: Endpoint,
  request: ReceivedRequest,
): AuthenticationVerdict {
  const token = bearerToken(endpoint.kind, request);
  if (token !== null) return authenticateBearer(world, endpoint, token);
  if (request.headers.authorization === undefined) return { refusal: refuse(endpoint.kind, MISSING) };
  const { aws } = world.scenario;
  const verdict = verifySignature(request, world.keyring, {
    service: SIGNING_SERVICE[endpoint.kind],
    regions: endpoint.region === null ? aws.regions : [endpoint.region],
    now: world.now(),
  });
  if ("failure" in verdict) return { refusal: refuse(endpoint.kind, verdict.failure) };
  const region = endpoint.region ?? readScope(request.headers.authorization)?.region ?? "";
  return { caller: { identity: verdict.key.identity, region, bearer: null } };
}

/** The bearer token of a request; null where none was sent or the endpoint takes none. */
export function bearerToken(kind: EndpointKind, request: ReceivedRequest): string | null {
  if (kind !== "bedrock" && kind !== "bedrock-runtime" && kind !== "bedrock-mantle") return null;
  const bearer = /^Bearer (.*)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return bearer.trim();
  return kind === "bedrock-mantle" ? (request.headers["x-api-key"] ?? null) : null;
}

function authenticateBearer(world: World, endpoint: Endpoint, token: string): AuthenticationVerdict {
  const { kind } = endpoint;
  const verdict = verifyApiKey(token, world.keyring, { region: endpoint.region, now: world.now() });
  if ("failure" in verdict) {
    return {
      refusal:
        kind === "bedrock-mantle"
          ? anthropicError(401, "authentication_error", "Invalid bearer token")
          : refuse(kind, verdict.failure),
    };
  }
  const region = endpoint.region ?? verdict.region ?? world.scenario.aws.regions[0] ?? "";
  const caller: Caller = { identity: verdict.identity, region, bearer: verdict.type };
  const prefix = kind === "bedrock-mantle" ? "bedrock-mantle" : "bedrock";
  const denial = denialOf(world, caller, `${prefix}:CallWithBearerToken`, "*", {
    [`${prefix}:BearerTokenType`]: verdict.type,
  });
  if (denial === null) return { caller };
  return {
    refusal:
      kind === "bedrock-mantle"
        ? anthropicError(403, "permission_error", denial)
        : jsonError(403, "AccessDenied", denial, "Message"),
  };
}

function refuse(kind: EndpointKind, failure: AuthenticationFailure): Answer {
  const { status, code, message } = failure;
  switch (kind) {
    case "sts":
      return xmlError(STS_NAMESPACE, status, QUERY_CODE[code], message);
    case "iam":
      return xmlError(IAM_NAMESPACE, status, QUERY_CODE[code], message);
    case "bedrock-mantle":
      return anthropicError(401, "authentication_error", message);
    case "servicequotas":
      return targetError(`${code}Exception`, message);
    default:
      return jsonError(status, code, message, "Message");
  }
}
