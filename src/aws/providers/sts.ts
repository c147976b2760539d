/**
 * Roles by AWS STS: AssumeRole with the credentials of a source, and AssumeRoleWithWebIdentity with a
 * token and no signature. STS speaks the query protocol: a form goes out and XML comes back.
 */
import type { Access } from "../signing.js";
import type { Operation } from "../types.js";
import { askService } from "./ask-service.js";
import {
  type Provided,
  type ProviderAnswer,
  type ProviderContext,
  revealable,
  type ServiceWay,
} from "./types.js";

const API_VERSION = "2011-06-15";

export interface RoleRequest {
  roleArn: string;
  /** Null where one is made up. */
  sessionName: string | null;
  region: string;
  sts: ServiceWay;
}

/** Takes a role with the credentials of its source. */
export function assumeRole(
  context: ProviderContext,
  access: Access,
  role: RoleRequest & { externalId: string | null; durationSeconds: number },
): Promise<ProviderAnswer> {
  return ask(
    context,
    "AssumeRole",
    role,
    {
      RoleSessionName: role.sessionName ?? `bedrock-doctor-${context.clock()}`,
      DurationSeconds: String(role.durationSeconds),
      ...(role.externalId === null ? {} : { ExternalId: role.externalId }),
    },
    access,
  );
}

/** Takes a role with a token of an identity provider. */
export function assumeRoleWithWebIdentity(
  context: ProviderContext,
  role: RoleRequest & { token: { reveal(): string } },
): Promise<ProviderAnswer> {
  return ask(context, "AssumeRoleWithWebIdentity", role, {
    RoleSessionName: role.sessionName ?? `bedrock-doctor-${context.clock()}`,
    WebIdentityToken: role.token.reveal(),
  });
}

async function ask(
  context: ProviderContext,
  operation: Operation & `AssumeRole${string}`,
  { roleArn, region, sts }: RoleRequest,
  fields: Record<string, string>,
  access?: Access,
): Promise<ProviderAnswer> {
  const form = new URLSearchParams({ Action: operation, Version: API_VERSION, RoleArn: roleArn, ...fields });
  const answer = await askService(
    context,
    {
      operation,
      way: sts,
      region,
      method: "POST",
      path: "/",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: form.toString(),
      ...(access === undefined ? {} : { signing: { access, service: "sts" } }),
    },
    readCredentials,
  );
  return { ...answer, depth: 1 };
}

function readCredentials(xml: string): Provided | undefined {
  const inside = /<Credentials>([\s\S]*?)<\/Credentials>/.exec(xml)?.[1] ?? "";
  const read = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(inside)?.[1];
  const accessKeyId = read("AccessKeyId");
  const secret = read("SecretAccessKey");
  const token = read("SessionToken");
  const expiresAt = read("Expiration");
  if (accessKeyId === undefined || secret === undefined) return undefined;
  return {
    accessKeyId,
    secretAccessKey: revealable(secret),
    ...(token === undefined ? {} : { sessionToken: revealable(token) }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}
