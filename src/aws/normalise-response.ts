/**
 * From a whole HTTP answer that is not what was asked for to one typed failure. AWS has four shapes
 * of error body, and proxies, gateways and captive portals have their own; nothing above this room
 * looks at a body. Pure and total: any text gives a failure.
 */
import { oneLine } from "../knowledge/one-line.js";
import { parseDenial } from "./denial.js";
import type { Failure, NoAnswer, NotAws, Operation, PeerShown, Refusal } from "./types.js";

/** An answer with its body read to the end. Header names are lower-case. */
export interface WholeResponse {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

export interface CallContext {
  operation: Operation;
  /** Host that was asked, with its port where it is not the default. */
  host: string;
  /** True where the connection went through a proxy: a failure to connect is then the proxy's. */
  proxied?: boolean;
  /** Limits of the transport, ms, for the time-outs. */
  connectTimeoutMs?: number;
  requestTimeoutMs?: number;
  /** The answer that had begun when the call failed, where one had. */
  begun?: { status: number; headers: WholeResponse["headers"] };
  /** Who was met; absent where no connection came about, a proxy's tunnel included. */
  peer?: PeerShown;
  /** What became of the operating system's trust store, where it could have mattered. */
  systemStore?: { state: NonNullable<NoAnswer["systemStore"]>; why?: string };
}

const EXCERPT_LENGTH = 200;
/** Characters; the longest texts of AWS, denials with two ARNs, have about a thousand. */
const LONGEST_MESSAGE = 8_000;
const LONGEST_CODE = 200;

/** Names AWS gives to the same thing; the first that is sent counts. */
const REQUEST_ID_HEADERS = ["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id"] as const;

/** A wrong route is answered with status 200 and this name in the body. */
const UNKNOWN_OPERATION = /UnknownOperationException/;

/**
 * Types an answer that is an error, or that is not in the form that was asked for.
 *
 * @param response - the answer; with a status below 300 it is one that could not be read as asked
 * @param context - what was asked, and whom
 */
export function normaliseResponse(response: WholeResponse, context: CallContext): Failure {
  const { status, headers, body } = response;
  if (UNKNOWN_OPERATION.test(body) && status < 300) return notAws(response, context, "unknown-operation");
  const shaped = status < 300 ? undefined : (readJsonError(body) ?? readXmlError(body));
  if (shaped === undefined) return notAws(response, context, shapeOf(response));
  const code = cleanCode(headers["x-amzn-errortype"]) ?? cleanCode(shaped.code) ?? "Unknown";
  return refusal({ status, code, message: shaped.message, headers, form: shaped.form }, context);
}

/** Builds a refusal with what the headers and the text add to it. */
export function refusal(
  parts: {
    status: number;
    code: string;
    message: string;
    headers: WholeResponse["headers"];
    inStream?: true;
    form?: ErrorForm;
  },
  context: CallContext,
): Refusal {
  const message = cut(parts.message, LONGEST_MESSAGE);
  const denial = parseDenial(message);
  return {
    kind: "refusal",
    operation: context.operation,
    status: parts.status,
    code: cut(parts.code, LONGEST_CODE),
    message,
    ...identifiers(parts.headers),
    ...(parts.inStream === true ? { inStream: true } : {}),
    ...unmarked(parts.headers, parts.form),
    ...(denial === undefined ? {} : { denial }),
    host: context.host,
  };
}

/** A text that AWS never sends, however long, costs nothing behind this line. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}

/** How the body says that it is an error: with a name of AWS's, with a text only, or as Anthropic does. */
type ErrorForm = "named" | "plain" | "error-object";

function unmarked(headers: WholeResponse["headers"], form: ErrorForm | undefined): Pick<Refusal, "unmarked"> {
  if (form === undefined || form === "named" || headers["x-amzn-errortype"] !== undefined) return {};
  return identifiers(headers).requestId === undefined ? { unmarked: form } : {};
}

/** Builds the failure for something that is not AWS, or not in AWS's form. */
export function notAws(response: WholeResponse, context: CallContext, what: NotAws["what"]): NotAws {
  const excerpt = excerptOf(response.body);
  return {
    kind: "not-aws",
    operation: context.operation,
    status: response.status,
    contentType: response.headers["content-type"] ?? null,
    what,
    host: context.host,
    ...identifiers(response.headers),
    ...redirectOf(response),
    ...heldBy(response.body),
    ...(excerpt === "" ? {} : { excerpt }),
  };
}

/** Host only: the rest of such an address may name the person or their session. */
function redirectOf({ status, headers }: WholeResponse): Pick<NotAws, "redirect"> {
  const target = headers.location ?? "";
  if (status < 300 || status >= 400 || !URL.canParse(target)) return {};
  return { redirect: new URL(target).origin };
}

/** Names of the headers that each frame of AWS's event stream carries; they survive any decoding. */
const FRAME = /:event-type|:message-type/;
const SERVER_SENT_EVENTS = /^(?:event|data|id|retry): ?/m;

function heldBy(body: string): Pick<NotAws, "holds"> {
  if (FRAME.test(body)) return { holds: "frames" };
  if (/^\s*(?:event|data): ?/.test(body) && SERVER_SENT_EVENTS.test(body)) return { holds: "events" };
  const parsed = parseJson(body);
  return isObject(parsed) && parsed.type === "message" && Array.isArray(parsed.content)
    ? { holds: "message" }
    : {};
}

/** Request ID and AWS's clock, where the headers hold them. */
export function identifiers(headers: WholeResponse["headers"]): { requestId?: string; serverDate?: number } {
  const requestId = REQUEST_ID_HEADERS.map((name) => headers[name]).find((value) => value !== undefined);
  const serverDate = Date.parse(headers.date ?? "");
  return {
    ...(requestId === undefined ? {} : { requestId }),
    ...(Number.isNaN(serverDate) ? {} : { serverDate }),
  };
}

/** An error name without its namespace (`ns#Name`) and the URL that AWS appends (`Name:http://…`). */
export function cleanCode(code: unknown): string | undefined {
  if (typeof code !== "string") return undefined;
  const name = (code.split(",")[0]?.split(":")[0] ?? "").split("#").at(-1)?.trim();
  return name === undefined || name === "" ? undefined : name;
}

/** At most 200 characters, control characters removed. */
export function excerptOf(text: string): string {
  return oneLine(text.slice(0, EXCERPT_LENGTH * 10))
    .trim()
    .slice(0, EXCERPT_LENGTH);
}

/** `message` or `Message` beside a code, or the Anthropic form `{error: {type, message}}`. */
export function readJsonError(
  body: string,
): { code?: unknown; message: string; form: ErrorForm } | undefined {
  const parsed = parseJson(body);
  if (!isObject(parsed)) return undefined;
  const message = parsed.message ?? parsed.Message;
  const code = parsed.__type ?? parsed.code ?? parsed.Code;
  const form = typeof parsed.__type === "string" ? "named" : "plain";
  if (typeof message === "string") return { code, message: withReason(parsed.error, message), form };
  // OAuth's own shape (RFC 6749), as the sign-in services have it.
  if (typeof parsed.error === "string" && typeof parsed.error_description === "string") {
    return { code: code ?? parsed.error, message: parsed.error_description, form };
  }
  if (isObject(parsed.error) && typeof parsed.error.message === "string") {
    const { type, code: number, message: text } = parsed.error;
    return { code: type ?? number, message: text as string, form: "error-object" };
  }
  return form === "named" ? { code, message: "", form } : undefined;
}

/** The sign-in service names its reason in a key of its own: `TOKEN_EXPIRED`. */
function withReason(reason: unknown, message: string): string {
  return typeof reason === "string" && /^[A-Z][A-Z_]+$/.test(reason) ? `${reason}: ${message}` : message;
}

/** The query protocol of STS: `<Error><Code>…</Code><Message>…</Message></Error>`. */
function readXmlError(body: string): { code?: unknown; message: string; form: ErrorForm } | undefined {
  const code = /<Code>([^<]*)<\/Code>/.exec(body)?.[1];
  if (code === undefined || !/<Error(?:Response)?[\s>]/.test(body)) return undefined;
  const message = /<Message>([^<]*)<\/Message>/.exec(body)?.[1] ?? "";
  return { code, message: unescapeXml(message), form: "named" };
}

function unescapeXml(text: string): string {
  const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? "");
}

function shapeOf({ status, headers, body }: WholeResponse): NotAws["what"] {
  const text = body.trim();
  if (text === "") return "empty";
  if (
    /^(?:<!doctype html|<html|<head|<body)/i.test(text) ||
    /^text\/html/i.test(headers["content-type"] ?? "")
  ) {
    return "html";
  }
  if (!isObject(parseJson(text))) return "text";
  return status < 300 ? "wrong-content-type" : "json";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
