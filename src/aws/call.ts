/**
 * One call from start to typed outcome: opens the connection, runs the operation, and turns whatever
 * is thrown into a failure. No operation of this room throws for anything the network does.
 */
import { normaliseError } from "./normalise-error.js";
import { type CallContext, identifiers, normaliseResponse } from "./normalise-response.js";
import type { Access } from "./signing.js";
import type { Connection, Endpoint, Exchange, Transport, Via } from "./transport.js";
import type { Failure, NoAnswer, Operation } from "./types.js";

/** What every operation needs beside its own parameters. */
export interface Caller {
  transport: Transport;
  region: string;
  access: Access;
  /** Version of this tool. */
  version: string;
  /** Milliseconds since the epoch, by the clock that signs. */
  clock: () => number;
  signal: AbortSignal;
}

/** What the head of an answer told, whatever became of the rest. */
export interface Trace {
  requestId?: string;
  /** Milliseconds since the epoch. */
  serverDate?: number;
  /** Monotonic time of the answer's head, ms. */
  respondedAt?: number;
}

/** One call: what is asked, where, and how it can be stopped. */
export interface CallTarget {
  operation: Operation;
  /** Chooses the proxy. */
  endpoint: Endpoint | Via;
  /** Base URL; null where the SDK derives it from the region. */
  url: string | null;
  /** Named in a failure that came before any request, where there is no URL. */
  host?: string;
  region: string;
  transport: Transport;
  signal: AbortSignal;
}

export type Answer<T> = Trace & ({ ok: true; value: T } | { ok: false; failure: Failure });

/** Thrown by an operation for an answer that cannot be what was asked for. */
export const NOT_THE_ANSWER = Symbol("not the answer");

/** What can stand between two dots of a host name. Source: RFC 1123. */
const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * Runs one operation.
 *
 * @param run - throws `NOT_THE_ANSWER` where the answer was read and is something else
 */
export async function callAws<T>(
  call: CallTarget,
  run: (connection: Connection) => Promise<T>,
): Promise<Answer<T>> {
  const impossible = cannotBeAsked(call);
  if (impossible !== undefined) return { ok: false, failure: impossible };
  let connection: Connection | undefined;
  try {
    connection = call.transport.open(call.endpoint, call.signal);
    const value = await run(connection);
    return { ok: true, value, ...traceOf(connection.exchange) };
  } catch (error) {
    const context = contextOf(call, connection);
    const exchange = connection?.exchange;
    const failure =
      error === NOT_THE_ANSWER || isUnreadable(exchange)
        ? normaliseResponse(
            { status: exchange?.status ?? 0, headers: exchange?.headers ?? {}, body: exchange?.body ?? "" },
            context,
          )
        : normaliseError(error, context);
    return { ok: false, failure, ...(exchange === undefined ? {} : traceOf(exchange)) };
  }
}

/** A whole answer was read although it failed: its body says more than what the SDK made of it. */
function isUnreadable(exchange: Exchange | undefined): boolean {
  return exchange?.status !== undefined && exchange.body !== undefined;
}

/** A region that makes no host name and a base URL that is none would be thrown deep inside the SDK. */
function cannotBeAsked(call: CallTarget): NoAnswer | undefined {
  const { operation, region, url } = call;
  const failure = { kind: "no-answer", operation, reason: "other", host: hostOf(call) } as const;
  if (!HOST_LABEL.test(region)) {
    return {
      ...failure,
      code: "INVALID_REGION",
      detail: `The region ${JSON.stringify(region)} makes no host name.`,
    };
  }
  if (url !== null && !/^https?:\/\/./i.test(url)) {
    return {
      ...failure,
      code: "ERR_INVALID_URL",
      detail: "The base URL does not begin with https:// or http://.",
    };
  }
  return undefined;
}

function contextOf(call: CallTarget, connection: Connection | undefined): CallContext {
  const { operation } = call;
  if (connection === undefined) return { operation, host: hostOf(call) };
  const { exchange, proxied, connectTimeoutMs, requestTimeoutMs } = connection;
  return {
    operation,
    host: exchange.host || hostOf(call),
    proxied,
    connectTimeoutMs,
    requestTimeoutMs,
    ...(exchange.systemStore === undefined ? {} : { systemStore: exchange.systemStore }),
    ...(exchange.peer === undefined ? {} : { peer: exchange.peer }),
    ...(exchange.status === undefined
      ? {}
      : { begun: { status: exchange.status, headers: exchange.headers } }),
  };
}

function traceOf(exchange: Exchange): Trace {
  return {
    ...identifiers(exchange.headers),
    ...(exchange.respondedAt === undefined ? {} : { respondedAt: exchange.respondedAt }),
  };
}

/** Host and port of the base URL, or the text itself where it is no URL. */
function hostOf({ url, host }: CallTarget): string {
  if (url === null) return host ?? "";
  return (URL.canParse(url) ? new URL(url).host : "") || url;
}
