/**
 * What comes in and what goes out, as plain values: the rooms' handlers never see a socket.
 * The three error shapes of AWS (JSON, query XML, Anthropic) are built here and nowhere else, so
 * that a text has one spelling on the wire.
 */
import type { ScenarioIdentity } from "./types.js";

/** One HTTP request as it stood on the wire. */
export interface ReceivedRequest {
  method: string;
  /** The `Host` header as sent, in lower case. */
  host: string;
  /** Path as sent, without the query; percent-escapes kept, for they are part of the signature. */
  path: string;
  /** Query as sent, without `?`. */
  query: string;
  /** By lower-case name; repeated headers joined with a comma. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array | readonly Uint8Array[];
  /** AWS's error code, for the record of calls. */
  errorCode?: string;
}

/** Which of AWS's front doors took the request. */
export type EndpointKind =
  | "sts"
  | "iam"
  | "bedrock"
  | "bedrock-runtime"
  | "bedrock-mantle"
  | "sso-portal"
  | "sso-oidc"
  | "sign-in"
  | "container"
  | "metadata"
  | "servicequotas";

export interface Endpoint {
  kind: EndpointKind;
  /** Null where only the scope of the signature tells (a base URL that points at loopback). */
  region: string | null;
}

/** Who called, once the request is authenticated. */
export interface Caller {
  identity: ScenarioIdentity;
  region: string;
  /** Null for SigV4. */
  bearer: "SHORT_TERM" | "LONG_TERM" | null;
}

/** One operation an endpoint has recognised in a request. */
export interface Operation {
  name: string;
  /** Model, profile or ARN as it stood in the request, decoded. */
  model?: string;
  /** True for the operations of IAM Identity Center, which carry a token of their own. */
  unsigned?: boolean;
  answer(caller: Caller): Answer;
}

/** JSON as the AWS services send it. */
export function jsonAnswer(value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status: 200,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(value),
  };
}

/**
 * A refusal by Bedrock. Authentication and IAM denials spell the key `Message`, all others `message`.
 * @param code error name without the suffix `Exception`
 */
export function jsonError(status: number, code: string, message: string, key: "message" | "Message"): Answer {
  return {
    status,
    headers: { "content-type": "application/json", "x-amzn-errortype": `${code}Exception` },
    body: JSON.stringify({ [key]: message }),
    errorCode: `${code}Exception`,
  };
}

/** A refusal in Anthropic's own shape: Mantle, and Bedrock for the newer models. */
export function anthropicError(status: number, type: string, message: string): Answer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ type: "error", error: { type, message } }),
    errorCode: type,
  };
}

/** A refusal by a service of the JSON 1.1 protocol, where every error of the caller's is a 400. */
export function targetError(code: string, message: string): Answer {
  return {
    status: 400,
    headers: { "content-type": "application/x-amz-json-1.1" },
    body: JSON.stringify({ __type: code, Message: message }),
    errorCode: code,
  };
}

/** A refusal by one of the query-protocol services (STS, IAM). */
export function xmlError(namespace: string, status: number, code: string, message: string): Answer {
  return {
    status,
    headers: { "content-type": "text/xml" },
    body: `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error></ErrorResponse>`,
    errorCode: code,
  };
}

/** A successful answer of a query-protocol service. */
export function xmlAnswer(namespace: string, operation: string, result: string): Answer {
  return {
    status: 200,
    headers: { "content-type": "text/xml" },
    body: `<${operation}Response xmlns="${namespace}"><${operation}Result>${result}</${operation}Result></${operation}Response>`,
  };
}

export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** The parameters of a query-protocol request body, `Action` included. */
export function readForm(body: Buffer): URLSearchParams {
  return new URLSearchParams(body.toString("utf8"));
}

/** `Name.member.1`, `Name.member.2`, … in order. */
export function readMembers(form: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let index = 1; ; index++) {
    const value = form.get(`${name}.member.${index}`);
    if (value === null) return values;
    values.push(value);
  }
}

/** Percent-decoding that never throws: a malformed escape stays as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
