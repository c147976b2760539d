/**
 * The agents beside a machine that hand out a role: EC2 instance metadata (version 2) and the
 * container agent of ECS and EKS. They are no service of AWS, and what they answer is no AWS error.
 */
import { issueTemporaryKey } from "./keyring.js";
import type { ScenarioIdentity } from "./types.js";
import { type Answer, jsonAnswer, type Operation, type ReceivedRequest } from "./wire.js";
import { principalArn, type World } from "./world.js";

const ROLE_PATH = "/latest/meta-data/iam/security-credentials/";
const TOKEN_PATH = "/latest/api/token";
const TOKEN = "SIMULATEDMETADATATOKENEXAMPLE==";
const SESSION_SECONDS = 6 * 3600;

export function routeMetadata(world: World, request: ReceivedRequest): Operation | undefined {
  const role = handedOut(world, "instance");
  if (role === undefined) return undefined;
  const named = (answer: () => Answer): Operation => ({ name: "InstanceMetadata", unsigned: true, answer });
  if (request.path === TOKEN_PATH) {
    const asked = request.headers["x-aws-ec2-metadata-token-ttl-seconds"] !== undefined;
    return named(() => (request.method === "PUT" && asked ? plain(200, TOKEN) : plain(400, "")));
  }
  if (request.headers["x-aws-ec2-metadata-token"] !== TOKEN) return named(() => plain(401, ""));
  const name = principalArn(role).split("/").at(-1) ?? "";
  if (request.path === ROLE_PATH) return named(() => plain(200, name));
  if (request.path === `${ROLE_PATH}${name}`) return named(() => credentials(world, role));
  return named(() => plain(404, ""));
}

export function routeContainer(world: World, request: ReceivedRequest): Operation | undefined {
  const role = world.scenario.aws.identities.find(
    ({ handedOutBy }) => handedOutBy?.kind === "container" && handedOutBy.path === request.path,
  );
  const answer = (): Answer => {
    if (role === undefined) return refuse(404, "NotFound", "The path is not that of a task role.");
    const wanted = role.handedOutBy?.kind === "container" ? role.handedOutBy.authorization : undefined;
    if (wanted !== undefined && request.headers.authorization !== wanted) {
      return refuse(401, "AccessDenied", "Service account token cannot be validated.");
    }
    return credentials(world, role);
  };
  return { name: "ContainerCredentials", unsigned: true, answer };
}

function credentials(world: World, role: ScenarioIdentity): Answer {
  const expiresAt = world.now() + SESSION_SECONDS * 1000;
  const key = issueTemporaryKey(world.keyring, role, expiresAt);
  return jsonAnswer({
    Code: "Success",
    Type: "AWS-HMAC",
    AccessKeyId: key.accessKeyId,
    SecretAccessKey: key.secretAccessKey,
    Token: key.sessionToken,
    Expiration: new Date(expiresAt).toISOString(),
  });
}

function handedOut(world: World, kind: "instance"): ScenarioIdentity | undefined {
  return world.scenario.aws.identities.find(({ handedOutBy }) => handedOutBy?.kind === kind);
}

function plain(status: number, body: string): Answer {
  return { status, headers: { "content-type": "text/plain" }, body };
}

function refuse(status: number, code: string, message: string): Answer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code, message }),
    errorCode: code,
  };
}
