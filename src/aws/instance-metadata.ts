/**
 * Role credentials of an EC2 instance by IMDSv2: a session token, the role's name, its keys; by version
 * 1 where the service knows no tokens. By node:http and never through a proxy, one try and one second
 * for each step, so that a machine that is no instance learns it quickly.
 */
import http from "node:http";
import net from "node:net";
import type { Answer, Trace } from "./call.js";
import { connectDialled, type Dial } from "./dial.js";
import { normaliseError } from "./normalise-error.js";
import { isObject, normaliseResponse, type WholeResponse } from "./normalise-response.js";
import type { Revealable } from "./transport.js";

export interface InstanceCredentials {
  role: string;
  accessKeyId: string;
  secretAccessKey: Revealable;
  sessionToken: Revealable;
  /** ISO 8601, UTC. */
  expiresAt?: string;
}

/** Source: EC2 user guide, instance metadata service version 2, as of 2026-11-20. */
const HOST = "169.254.169.254";
const PORT = 80;
const TOKEN_PATH = "/latest/api/token";
const ROLE_PATH = "/latest/meta-data/iam/security-credentials/";
const TOKEN_SECONDS = "21600";
const STEP_LIMIT_MS = 1000;
/** A service that answers so to the question for a token is asked without one, as the AWS SDK does. */
const VERSION_1_ONLY: readonly number[] = [403, 404, 405];

/** What the metadata service is asked with. */
export interface MetadataOptions {
  signal: AbortSignal;
  dial?: Dial | undefined;
  /** Called for each request that is sent. */
  onRequest?: () => void;
  stepLimitMs?: number;
  /** Where it is asked, if not at its usual address. */
  endpoint?: string;
}

/** Asks for the credentials of the instance's role. */
export async function getInstanceCredentials(options: MetadataOptions): Promise<Answer<InstanceCredentials>> {
  const context = {
    operation: "InstanceMetadata",
    host: options.endpoint === undefined ? HOST : new URL(options.endpoint).host,
    connectTimeoutMs: options.stepLimitMs ?? STEP_LIMIT_MS,
    requestTimeoutMs: options.stepLimitMs ?? STEP_LIMIT_MS,
  } as const;
  const refused = (response: WholeResponse): Answer<never> & Trace => ({
    ok: false,
    failure: normaliseResponse(response, context),
  });
  try {
    const token = await ask(options, "PUT", TOKEN_PATH, {
      "x-aws-ec2-metadata-token-ttl-seconds": TOKEN_SECONDS,
    });
    const isVersion1 = VERSION_1_ONLY.includes(token.status);
    if (token.status !== 200 && !isVersion1) return refused(token);
    const headers: Record<string, string> = isVersion1 ? {} : { "x-aws-ec2-metadata-token": token.body };
    const roles = await ask(options, "GET", ROLE_PATH, headers);
    const role = roles.body.split("\n")[0]?.trim() ?? "";
    if (roles.status !== 200 || role === "") return refused(roles);
    const answer = await ask(options, "GET", `${ROLE_PATH}${encodeURIComponent(role)}`, headers);
    const credentials = answer.status === 200 ? readCredentials(answer.body, role) : undefined;
    return credentials === undefined ? refused({ ...answer, body: "" }) : { ok: true, value: credentials };
  } catch (error) {
    return { ok: false, failure: normaliseError(error, context) };
  }
}

function readCredentials(body: string, role: string): InstanceCredentials | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!isObject(parsed)) return undefined;
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = parsed;
  if (typeof AccessKeyId !== "string" || typeof SecretAccessKey !== "string" || typeof Token !== "string") {
    return undefined;
  }
  return {
    role,
    accessKeyId: AccessKeyId,
    secretAccessKey: { reveal: () => SecretAccessKey },
    sessionToken: { reveal: () => Token },
    ...(typeof Expiration === "string" ? { expiresAt: Expiration } : {}),
  };
}

/** An IPv6 address without its brackets, as sockets take it. */
function placeOf(endpoint: string | undefined): { host: string; port: number } {
  if (endpoint === undefined) return { host: HOST, port: PORT };
  const { hostname, port } = new URL(endpoint);
  return { host: hostname.replace(/^\[(.*)\]$/, "$1"), port: port === "" ? PORT : Number(port) };
}

function ask(
  options: MetadataOptions,
  method: "PUT" | "GET",
  path: string,
  headers: Record<string, string>,
): Promise<WholeResponse> {
  const { dial } = options;
  const { host, port } = placeOf(options.endpoint);
  const limit = options.stepLimitMs ?? STEP_LIMIT_MS;
  options.onRequest?.();
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        method,
        host,
        port,
        defaultPort: PORT,
        path,
        headers,
        signal: options.signal,
        createConnection: () =>
          dial === undefined ? net.connect({ host, port }) : connectDialled(dial, host, port),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers as WholeResponse["headers"],
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    const timer = setTimeout(() => {
      const code = "ETIMEDOUT";
      const connecting = request.socket?.connecting !== false;
      const error = new Error(
        connecting ? "metadata did not establish a connection" : "metadata did not answer",
      );
      request.destroy(Object.assign(error, { code }));
    }, limit);
    request.on("close", () => clearTimeout(timer));
    request.on("error", reject);
    request.end();
  });
}
