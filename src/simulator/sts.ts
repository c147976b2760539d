/**
 * AWS STS, query protocol: who is calling, and the assuming of roles. GetCallerIdentity needs no
 * permission, as in AWS, so it proves that credentials are valid and nothing else.
 */
import { createHash } from "node:crypto";
import { matchWildcard } from "./conditions.js";
import { issueTemporaryKey } from "./keyring.js";
import type { ScenarioIdentity } from "./types.js";
import {
  type Answer,
  type Caller,
  escapeXml,
  type Operation,
  type ReceivedRequest,
  readForm,
  xmlAnswer,
  xmlError,
} from "./wire.js";
import { denialOf, principalArn, type World } from "./world.js";

export const STS_NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

const SHORTEST_SESSION_SECONDS = 900;
const DEFAULT_SESSION_SECONDS = 3600;

export function routeSts(world: World, request: ReceivedRequest): Operation | undefined {
  const form = readForm(request.body);
  for (const [name, value] of new URLSearchParams(request.query)) form.append(name, value);
  switch (form.get("Action")) {
    case "GetCallerIdentity":
      return { name: "GetCallerIdentity", answer: (caller) => callerIdentity(world, caller) };
    case "AssumeRole":
      return { name: "AssumeRole", answer: (caller) => assumeRole(world, caller, form) };
    case "AssumeRoleWithWebIdentity":
      return {
        name: "AssumeRoleWithWebIdentity",
        unsigned: true,
        answer: () => assumeRoleWithWebIdentity(world, form),
      };
    default:
      return undefined;
  }
}

/** No signature: the token says who asks. */
function assumeRoleWithWebIdentity(world: World, form: URLSearchParams): Answer {
  const refuse = (status: number, code: string, message: string): Answer =>
    xmlError(STS_NAMESPACE, status, code, message);
  const token = form.get("WebIdentityToken")?.trim() ?? "";
  if (token === "") return refuse(400, "InvalidIdentityToken", "The ID Token provided is not a valid JWT.");
  const holder = world.scenario.aws.identities.find(({ webIdentity }) => webIdentity?.token === token);
  if (holder?.webIdentity?.expired === true) {
    const now = Math.floor(world.now() / 1000);
    return refuse(
      400,
      "ExpiredTokenException",
      `Token expired: current date/time ${now} must be before the expiration date/time ${now - DEFAULT_SESSION_SECONDS}`,
    );
  }
  const role = findRole(world, form.get("RoleArn") ?? "");
  if (holder === undefined || role !== holder) {
    return refuse(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
  }
  return roleAnswer(
    world,
    role,
    "AssumeRoleWithWebIdentity",
    form.get("RoleSessionName") ?? "",
    DEFAULT_SESSION_SECONDS,
  );
}

function callerIdentity(world: World, caller: Caller): Answer {
  const { arn } = caller.identity;
  return xmlAnswer(
    STS_NAMESPACE,
    "GetCallerIdentity",
    `<Arn>${escapeXml(arn)}</Arn><UserId>${escapeXml(userId(arn))}</UserId><Account>${world.scenario.aws.account}</Account>`,
  );
}

/** Made from the ARN, so that it is the same in every run. */
function userId(arn: string): string {
  const principal = arn.split("/").slice(0, 2).join("/");
  const digest = createHash("sha256").update(principal).digest("hex").slice(0, 17).toUpperCase();
  const session = /:assumed-role\/[^/]+\/(.+)$/.exec(arn)?.[1];
  return session === undefined ? `AIDA${digest}` : `AROA${digest}:${session}`;
}

function assumeRole(world: World, caller: Caller, form: URLSearchParams): Answer {
  const roleArn = form.get("RoleArn") ?? "";
  const sessionName = form.get("RoleSessionName") ?? "";
  if (roleArn === "" || sessionName === "") {
    return xmlError(STS_NAMESPACE, 400, "ValidationError", "RoleArn and RoleSessionName are required");
  }
  const role = findRole(world, roleArn);
  const denial = denialOf(world, caller, "sts:AssumeRole", roleArn);
  const trusted = role?.trusts?.some((pattern) => matchWildcard(principalArn(caller.identity), pattern));
  if (role === undefined || denial !== null || !trusted) {
    const unsaid = `User: ${caller.identity.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
    return xmlError(STS_NAMESPACE, 403, "AccessDenied", denial ?? unsaid);
  }
  const seconds = Number(form.get("DurationSeconds") ?? DEFAULT_SESSION_SECONDS);
  if (!(seconds >= SHORTEST_SESSION_SECONDS)) {
    return xmlError(
      STS_NAMESPACE,
      400,
      "ValidationError",
      "1 validation error detected: Value at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    );
  }
  return roleAnswer(world, role, "AssumeRole", sessionName, seconds);
}

function roleAnswer(
  world: World,
  role: ScenarioIdentity,
  operation: string,
  sessionName: string,
  seconds: number,
): Answer {
  const arn = role.arn.replace(/\/[^/]+$/, `/${sessionName}`);
  const key = issueTemporaryKey(world.keyring, { ...role, arn }, world.now() + seconds * 1000);
  const expiration = new Date(world.now() + seconds * 1000).toISOString().replace(/\.\d+Z$/, "Z");
  return xmlAnswer(
    STS_NAMESPACE,
    operation,
    `<AssumedRoleUser><AssumedRoleId>${escapeXml(userId(arn))}</AssumedRoleId><Arn>${escapeXml(arn)}</Arn></AssumedRoleUser>` +
      `<Credentials><AccessKeyId>${key.accessKeyId}</AccessKeyId><SecretAccessKey>${key.secretAccessKey}</SecretAccessKey>` +
      `<SessionToken>${key.sessionToken}</SessionToken><Expiration>${expiration}</Expiration></Credentials>`,
  );
}

function findRole(world: World, roleArn: string): ScenarioIdentity | undefined {
  return world.scenario.aws.identities.find(
    (identity) => identity.arn.includes(":assumed-role/") && principalArn(identity) === roleArn,
  );
}
