/**
 * From whatever a call threw to one typed failure. The AWS SDK hides the answer (`$response`), gives
 * unknown shapes the name `Unknown`, renames resets to time-outs, and node nests the errno code in
 * causes and aggregates; all of that ends here. Pure, and total: any value gives a failure.
 */
import { isUntrustedChain, reasonOfCode } from "../knowledge/network-codes.js";
import {
  type CallContext,
  cleanCode,
  excerptOf,
  isObject,
  normaliseResponse,
  notAws,
  refusal,
  type WholeResponse,
} from "./normalise-response.js";
import type { Failure, NoAnswer, Operation } from "./types.js";

/**
 * The HTTP status that an exception event inside a stream stands for. Source: model of
 * @aws-sdk/client-bedrock-runtime 3.1162.0, as of 2026-11-20; the last rows are Anthropic's own names.
 */
const STATUS_IN_STREAM: Readonly<Record<string, number>> = {
  InternalServerException: 500,
  ModelStreamErrorException: 424,
  ModelTimeoutException: 408,
  ServiceUnavailableException: 503,
  ThrottlingException: 429,
  ValidationException: 400,
  AccessDeniedException: 403,
  api_error: 500,
  authentication_error: 401,
  invalid_request_error: 400,
  not_found_error: 404,
  overloaded_error: 529,
  permission_error: 403,
  rate_limit_error: 429,
  timeout_error: 408,
};
const STATUS_OF_OTHERS_IN_STREAM = 500;

/** Texts of the event-stream decoder, which throws plain errors without a code. */
const BROKEN_STREAM =
  /truncated event message|event stream|message checksum|prelude checksum|provided message too short|reported message length|unrecognizable event type|header (?:type|value)/i;
/** Operations whose answer is a stream: one that is cut was cut by something on the way. */
const STREAMS: readonly Operation[] = ["InvokeModelWithResponseStream", "MantleMessages"];
const SDK_HINT = /\n {2}Deserialization error: to see the raw response[\s\S]*$/;
const NOT_CONNECTED_IN_TIME = /did not establish a connection/;
const PROXY_REFUSED = /^Bad response: (\d{3})$/;

/** An exception event of a stream that had begun, as the readers of streams throw it. */
export interface StreamException {
  streamException: { code: string; message: string };
}

/**
 * Types an error.
 *
 * @param error - anything that was thrown by the SDK, by Node or by this room
 * @param context - what was asked, and whom
 */
export function normaliseError(error: unknown, context: CallContext): Failure {
  try {
    return readError(error, context);
  } catch {
    // A getter or proxy object in a foreign error must not take the run down.
    return noAnswer("other", "UNREADABLE_ERROR", context);
  }
}

function readError(error: unknown, context: CallContext): Failure {
  if (!isObject(error)) return noAnswer("other", "UNKNOWN", context, { detail: excerptOf(String(error)) });
  const response = readHiddenResponse(error);
  if (response !== undefined && (response.status >= 300 || response.body !== "")) {
    const fields = response.body === "" ? readFields(error, response, context) : undefined;
    return fields ?? normaliseResponse(response, context);
  }
  const begun = context.begun ?? response;
  const known = begun === undefined ? context : { ...context, begun };
  return (
    readStreamException(error, known) ?? readFields(error, undefined, known) ?? readNetworkError(error, known)
  );
}

/** An exception event has no status of its own: the stream that it ended began with 200. */
function readStreamException(error: Record<string, unknown>, context: CallContext): Failure | undefined {
  if (isObject(error.streamException)) {
    const { code, message } = error.streamException;
    return streamRefusal(cleanCode(code) ?? "Unknown", String(message ?? ""), context);
  }
  const metadata = isObject(error.$metadata) ? error.$metadata : {};
  if (typeof metadata.httpStatusCode === "number" && metadata.httpStatusCode >= 300) return undefined;
  const name = typeof error.name === "string" ? error.name : "";
  const modelled = error.$fault !== undefined || name in STATUS_IN_STREAM;
  const unmodelled = context.begun !== undefined && error.code === undefined && !/^$|Error$/.test(name);
  if (!modelled && !unmodelled) return undefined;
  return streamRefusal(name, messageOf(error), context);
}

function streamRefusal(code: string, message: string, context: CallContext): Failure {
  const status = STATUS_IN_STREAM[code] ?? STATUS_OF_OTHERS_IN_STREAM;
  return refusal({ status, code, message, headers: context.begun?.headers ?? {}, inStream: true }, context);
}

/** Without the hint that the SDK appends for programmers. */
function messageOf(error: Record<string, unknown>): string {
  return typeof error.message === "string" ? error.message.replace(SDK_HINT, "") : "";
}

/** The answer behind an SDK error: the transport keeps the body beside it as `rawBody`. */
function readHiddenResponse(error: Record<string, unknown>): WholeResponse | undefined {
  const response = error.$response;
  if (!isObject(response) || typeof response.statusCode !== "number") return undefined;
  const body = [response.rawBody, response.body, error.$responseBodyText].find(
    (candidate): candidate is string => typeof candidate === "string",
  );
  return { status: response.statusCode, headers: headersOf(response.headers), body: body ?? "" };
}

/** Where the body itself is gone: what the SDK made of it. */
function readFields(
  error: Record<string, unknown>,
  response: WholeResponse | undefined,
  context: CallContext,
): Failure | undefined {
  const metadata = isObject(error.$metadata) ? error.$metadata : {};
  const status = response?.status ?? metadata.httpStatusCode;
  if (typeof status !== "number" || status < 300) return undefined;
  const inner = isObject(error.error) ? error.error : {};
  const innerMessage = typeof inner.message === "string" ? inner.message : undefined;
  const message = innerMessage ?? messageOf(error);
  const name = cleanCode(error.name) ?? "Unknown";
  if (innerMessage === undefined && (message === "UnknownError" || name === "SyntaxError")) return undefined;
  const code = name === "Unknown" ? (cleanCode(inner.type ?? error.type) ?? name) : name;
  const headers: WholeResponse["headers"] = {
    ...(typeof metadata.requestId === "string" ? { "x-amzn-requestid": metadata.requestId } : {}),
    ...response?.headers,
  };
  return refusal({ status, code, message, headers }, context);
}

function readNetworkError(error: Record<string, unknown>, context: CallContext): Failure {
  const chain = causesOf(error);
  const messages = chain.map((link) => messageOf(link));
  const proxyStatus = messages
    .map((text) => PROXY_REFUSED.exec(text)?.[1])
    .find((status) => status !== undefined);
  if (proxyStatus !== undefined) {
    return noAnswer("proxy", `HTTP_${proxyStatus}`, context, { proxyStatus: Number(proxyStatus) });
  }
  if (messages.some((text) => NOT_CONNECTED_IN_TIME.test(text))) {
    const reason = hasTunnel(context) ? "connect-timed-out" : "proxy";
    return noAnswer(reason, "ETIMEDOUT", context, after(context.connectTimeoutMs));
  }
  const coded = chain.find((link) => typeof link.code === "string");
  const code = typeof coded?.code === "string" ? coded.code : undefined;
  if (code === "ETIMEDOUT") {
    // The operating system's time-out names the call that waited; the handler's own does not.
    const connecting = coded?.syscall === "connect";
    return connecting
      ? noAnswer("connect-timed-out", code, context)
      : noAnswer("response-timed-out", code, context, after(context.requestTimeoutMs));
  }
  const reason = code === undefined ? undefined : reasonOfCode(code);
  if (context.begun !== undefined && reason === "connection-reset" && STREAMS.includes(context.operation))
    return brokenStream(context.begun, context);
  if (code !== undefined && reason !== undefined) {
    // Before the tunnel is open, TLS can only have been spoken with the proxy itself.
    if (reason === "tls" && hasTunnel(context))
      return noAnswer(reason, code, context, storeOf(code, context));
    const proxyFault = context.proxied === true && (reason !== "connection-reset" || !hasTunnel(context));
    return noAnswer(proxyFault ? "proxy" : reason, code, context);
  }
  if (messages.some((text) => BROKEN_STREAM.test(text))) {
    return brokenStream(context.begun ?? { status: 200, headers: {} }, context);
  }
  if (error.name === "AbortError") return noAnswer("interrupted", code ?? "ABORT_ERR", context);
  return noAnswer("other", code ?? codeOfName(error.name), context, { detail: excerptOf(messages[0] ?? "") });
}

/** False where a proxy was to be passed and the way through it never opened. */
function hasTunnel({ proxied, peer }: CallContext): boolean {
  return proxied !== true || peer !== undefined;
}

function brokenStream(begun: NonNullable<CallContext["begun"]>, context: CallContext): Failure {
  return notAws({ ...begun, body: "" }, context, "broken-stream");
}

/** The error, its causes and the members of aggregates, outermost first; cycles end the walk. */
function causesOf(error: Record<string, unknown>): Record<string, unknown>[] {
  const found = new Set<Record<string, unknown>>();
  const queue: unknown[] = [error];
  while (queue.length > 0 && found.size < 20) {
    const link = queue.shift();
    if (!isObject(link) || found.has(link)) continue;
    found.add(link);
    queue.push(link.cause, ...(Array.isArray(link.errors) ? link.errors : []));
  }
  return [...found];
}

function noAnswer(
  reason: NoAnswer["reason"],
  code: string,
  context: CallContext,
  extra: Partial<Pick<NoAnswer, "proxyStatus" | "afterMs" | "detail" | "systemStore">> = {},
): NoAnswer {
  const { detail, ...others } = extra;
  return {
    kind: "no-answer",
    operation: context.operation,
    reason,
    code,
    host: context.host,
    ...(context.proxied === true ? { proxied: true as const } : {}),
    ...shownBy(context.peer),
    ...others,
    ...(detail === undefined || detail === "" ? {} : { detail }),
  };
}

function shownBy(peer: CallContext["peer"]): Pick<NoAnswer, "peer"> {
  const { address, issuer, root, names, validFrom, validTo } = peer ?? {};
  const shown = { address, issuer, root, names, validFrom, validTo };
  const set = Object.entries(shown).filter(([, value]) => value !== undefined);
  return set.length === 0 ? {} : { peer: Object.fromEntries(set) };
}

/** Only an authority that nobody knows is a question of the store. */
function storeOf(code: string, { systemStore }: CallContext): Pick<NoAnswer, "systemStore" | "detail"> {
  if (systemStore === undefined || !isUntrustedChain(code)) return {};
  const { state, why } = systemStore;
  return { systemStore: state, ...(why === undefined ? {} : { detail: why }) };
}

function after(limitMs: number | undefined): { afterMs?: number } {
  return limitMs === undefined ? {} : { afterMs: limitMs };
}

function codeOfName(name: unknown): string {
  return typeof name === "string" && name !== "" && name !== "Error" ? name : "UNKNOWN";
}

function headersOf(value: unknown): WholeResponse["headers"] {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) =>
      typeof text === "string" ? [[name.toLowerCase(), text]] : [],
    ),
  );
}
