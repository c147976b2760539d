/**
 * An AWS that answers by script, as the server did before which the real client was recorded: what is
 * not scripted succeeds. It judges nothing and writes down what was sent.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { frameEvents } from "../../src/simulator/event-stream.js";
import { answerMessage } from "../../src/simulator/message.js";
import { formatServerSentEvents } from "../../src/simulator/sse.js";
import { STS_NAMESPACE } from "../../src/simulator/sts.js";
import { xmlAnswer, xmlError } from "../../src/simulator/wire.js";

/** One scripted answer; see `aws` in the format of the recorded runs. */
interface Scripted {
  status: number;
  type?: string;
  message?: string;
  body?: unknown;
  raw?: string;
  headers?: Record<string, string>;
}

/** Null is a success. An array is used answer by answer, and its last entry repeats. */
type Script = Scripted | null | (Scripted | null)[];

export interface AwsScript {
  profiles?: string[];
  list?: Script;
  get?: Script;
  backing?: string;
  models?: Record<string, Script>;
  invoke?: Script;
  "invoke-with-response-stream"?: Script;
  any?: Script;
  onlyModels?: string[];
  sts?: Script;
  sso?: Script;
  mantle?: Script;
}

/** A request as it came in. */
export interface SentRequest {
  operation: string;
  /** The `Host` header. */
  host: string;
  /** With the query, as sent. */
  path: string;
  authKind: "sigv4" | "Bearer" | null;
  accessKeyId: string | null;
  /** Of the signature's scope; of an unsigned request null. */
  region: string | null;
  service: string | null;
  model: string | null;
  /** By lower-case name. */
  headers: Readonly<Record<string, string>>;
}

export interface ScriptedAws {
  port: number;
  /** Takes a new script and forgets what was sent. */
  play(script: AwsScript): void;
  sent(): readonly SentRequest[];
  close(): Promise<void>;
}

const ACCOUNT = "123456789012";
const BACKING = "anthropic.claude-sonnet-4-5-20250929-v1:0";
const LATER = "2099-01-01T00:00:00Z";

/** Starts the server on a loopback port; it tells the services apart by host and path. */
export async function startScriptedAws(): Promise<ScriptedAws> {
  let script: AwsScript = {};
  let sent: SentRequest[] = [];
  let used = new Map<Script, number>();

  /** The next entry of a script; undefined where there is no script. */
  const next = (scripted: Script | undefined): Scripted | null | undefined => {
    if (!Array.isArray(scripted)) return scripted;
    const at = used.get(scripted) ?? 0;
    used.set(scripted, at + 1);
    return scripted[Math.min(at, scripted.length - 1)] ?? null;
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const one = describe(request, body);
      sent.push(one);
      const answer = next(scriptFor(one, script));
      if (answer !== undefined && answer !== null && !isPlainSuccess(answer)) refuse(one, answer, response);
      else succeed(one, body, script, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    play(next) {
      script = next;
      sent = [];
      used = new Map();
    },
    sent: () => sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether a script refuses the request of one token by which the client tries a model at start-up. */
export function refusesProbe(script: AwsScript, model: string): boolean {
  const scripted = scriptFor({ operation: "InvokeModel", model }, script);
  const first = Array.isArray(scripted) ? scripted[0] : scripted;
  return first !== undefined && first !== null && !isPlainSuccess(first);
}

/** `{status: 200}` alone is how a script says that an answer succeeds. */
function isPlainSuccess({ status, body, raw }: Scripted): boolean {
  return status === 200 && body === undefined && raw === undefined;
}

function describe(request: IncomingMessage, body: string): SentRequest {
  const path = request.url ?? "";
  const host = request.headers.host ?? "";
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const authorization = headers.authorization ?? "";
  const scope = /Credential=(.*?)\/\d{8}\/([^/]*)\/([^/]*)\/aws4_request/.exec(authorization);
  const bearer = /^Bearer /.test(authorization);
  const operation = operationOf(request.method ?? "", host, path, body);
  return {
    operation,
    host,
    path,
    authKind: scope !== null ? "sigv4" : bearer ? "Bearer" : null,
    accessKeyId: scope?.[1] ?? null,
    region: scope?.[2] ?? null,
    service: scope?.[3] ?? null,
    model: modelOf(operation, path, body),
    headers,
  };
}

function operationOf(method: string, host: string, path: string, body: string): string {
  if (/^portal\.sso\./.test(host)) return "sso-portal";
  if (/^oidc\./.test(host)) return "sso-oidc";
  const action = /(?:^|&)Action=(\w+)/.exec(body)?.[1];
  if (/^sts\./.test(host) || action !== undefined) return action ?? "sts";
  const [plain = ""] = path.split("?");
  if (/\/v1\/messages$/.test(plain)) return "mantle-messages";
  if (plain.endsWith("/invoke-with-response-stream")) return "InvokeModelWithResponseStream";
  if (plain.endsWith("/invoke")) return "InvokeModel";
  if (method === "GET" && plain.endsWith("/inference-profiles")) return "ListInferenceProfiles";
  if (plain.includes("/inference-profiles/")) return "GetInferenceProfile";
  if (plain.includes("/foundation-model-availability/")) return "GetFoundationModelAvailability";
  return "other";
}

function modelOf(operation: string, path: string, body: string): string | null {
  if (operation === "mantle-messages") return String((JSON.parse(body) as { model?: unknown }).model);
  const inPath = /\/(?:model|foundation-model-availability)\/([^/?]+)/.exec(path)?.[1];
  return inPath === undefined ? null : decodeURIComponent(inPath);
}

function scriptFor(
  { operation, model }: Pick<SentRequest, "operation" | "model">,
  script: AwsScript,
): Script | undefined {
  switch (operation) {
    case "ListInferenceProfiles":
      return script.list;
    case "GetInferenceProfile":
      return script.get;
    case "InvokeModel":
    case "InvokeModelWithResponseStream": {
      const id = model ?? "";
      if (script.onlyModels !== undefined && !script.onlyModels.includes(id)) return UNKNOWN_MODEL;
      if (script.models !== undefined && id in script.models) return script.models[id];
      return script[operation === "InvokeModel" ? "invoke" : "invoke-with-response-stream"] ?? script.any;
    }
    case "mantle-messages":
      return script.mantle;
    case "sso-portal":
      return script.sso;
    case "GetCallerIdentity":
    case "AssumeRole":
      return script.sts;
    default:
      return undefined;
  }
}

const UNKNOWN_MODEL: Scripted = {
  status: 400,
  type: "ValidationException",
  message: "The provided model identifier is invalid.",
};

function refuse({ operation }: SentRequest, scripted: Scripted, response: ServerResponse): void {
  const { status, type = "", message = "", body, raw, headers = {} } = scripted;
  if (operation === "GetCallerIdentity" || operation === "AssumeRole") {
    const answer = xmlError(STS_NAMESPACE, status, type, message);
    response.writeHead(status, answer.headers).end(answer.body);
    return;
  }
  response
    .writeHead(status, {
      "content-type": "application/json",
      ...(type === "" ? {} : { "x-amzn-errortype": type }),
      ...headers,
    })
    .end(raw ?? JSON.stringify(body ?? { message }));
}

function succeed(
  one: SentRequest,
  body: string,
  script: AwsScript,
  response: ServerResponse,
): ServerResponse {
  const json = (value: unknown) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
  const xml = (operation: string, result: string) => {
    const answer = xmlAnswer(STS_NAMESPACE, operation, result);
    return response.writeHead(200, answer.headers).end(answer.body);
  };
  switch (one.operation) {
    case "GetCallerIdentity":
      return xml(
        one.operation,
        `<Arn>arn:aws:iam::${ACCOUNT}:user/dev</Arn><UserId>AIDAEXAMPLE</UserId><Account>${ACCOUNT}</Account>`,
      );
    case "AssumeRole":
      return xml(
        one.operation,
        `<AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:s</AssumedRoleId><Arn>arn:aws:sts::${ACCOUNT}:assumed-role/r/s</Arn></AssumedRoleUser>` +
          `<Credentials><AccessKeyId>ASIAROLEEXAMPLE</AccessKeyId><SecretAccessKey>secretROLE</SecretAccessKey><SessionToken>tokenROLE</SessionToken><Expiration>${LATER}</Expiration></Credentials>`,
      );
    case "sso-portal":
      return json({
        roleCredentials: {
          accessKeyId: "ASIASSOEXAMPLE",
          secretAccessKey: "secretSSO",
          sessionToken: "tokenSSO",
          expiration: Date.parse(LATER),
        },
      });
    case "ListInferenceProfiles":
      return json({ inferenceProfileSummaries: (script.profiles ?? []).map((id) => profile(id, script)) });
    case "GetInferenceProfile":
      return json(profile(decodeURIComponent(one.path.split("/").at(-1) ?? ""), script));
    case "GetFoundationModelAvailability":
      return json({
        modelId: one.model,
        agreementAvailability: { status: "AVAILABLE" },
        authorizationStatus: "AUTHORIZED",
        entitlementAvailability: "AVAILABLE",
        regionAvailability: "AVAILABLE",
      });
    case "InvokeModelWithResponseStream":
    case "InvokeModel":
    case "mantle-messages":
      return speak(one, body, response);
    default:
      return response.writeHead(404).end();
  }
}

/** The model's answer, in the form of the operation. */
function speak({ operation, model }: SentRequest, body: string, response: ServerResponse): ServerResponse {
  const request = JSON.parse(body) as { max_tokens?: number; messages?: unknown; stream?: boolean };
  const answer = answerMessage(
    { model: model ?? "", maxTokens: request.max_tokens ?? 1, messages: request.messages ?? [] },
    "01",
  );
  const stream = operation === "InvokeModelWithResponseStream" || request.stream === true;
  if (!stream) {
    return response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify(answer.message));
  }
  const isMantle = operation === "mantle-messages";
  const type = isMantle ? "text/event-stream" : "application/vnd.amazon.eventstream";
  const frames = isMantle ? formatServerSentEvents(answer.events) : frameEvents(answer);
  return response.writeHead(200, { "content-type": type }).end(Buffer.concat(frames));
}

function profile(id: string, script: AwsScript): object {
  const base = script.backing ?? id.match(/anthropic\..*$/)?.[0] ?? BACKING;
  return {
    inferenceProfileName: id,
    inferenceProfileArn: `arn:aws:bedrock:us-east-1:${ACCOUNT}:inference-profile/${id}`,
    inferenceProfileId: id,
    models: [{ modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${base}` }],
    status: "ACTIVE",
    type: "SYSTEM_DEFINED",
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: "2026-01-01T00:00:00Z",
  };
}
