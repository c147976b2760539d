/**
 * The one way to the network. One HTTP/1.1 handler for all direct calls and one for each proxy, so
 * that calls to a host share sockets; every limit explicit, since none of Node's or the SDK's fires
 * by itself. Each call opens its own `Connection`, which counts it, can be aborted, and keeps beside
 * the answer what the SDK would hide: headers, time of the first byte, and the body of an error.
 */
import http from "node:http";
import https from "node:https";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import { isUntrustedChain } from "../knowledge/network-codes.js";
import { limitConnecting } from "./connect-limit.js";
import { type Dial, dialAgents } from "./dial.js";
import { forwardBy, isTunnelRefused } from "./forward.js";
import { createPeers, type Peer } from "./peers.js";
import { proxyUrl } from "./proxy-url.js";
import { recordAnswer, type StreamRules } from "./record-answer.js";
import { createTrust, type TrustOptions, type WiderTrust } from "./trust.js";

/** Which of the client's connections a call stands for: the proxy is chosen by it. */
export type Endpoint = "invoke" | "control" | "mantle" | "sts";

/** A way of its own: a provider of credentials, whose host the plan derives. */
export interface Via {
  proxy: string | Revealable | null;
}

/** A secret: readable by whoever puts it on the wire, and by nobody else. */
export interface Revealable {
  reveal(): string;
}

export interface TransportOptions extends TrustOptions {
  /** Proxy URL for each endpoint; a value without scheme is taken as http. */
  proxies: Readonly<Record<Endpoint, string | Revealable | null>>;
  /** How the client takes a stream's content type; by default, the event stream's own or none at all. */
  stream?: StreamRules;
  /** A call may go through a proxy although none of the above does. */
  mayProxy?: boolean;
  connectTimeoutMs: number;
  requestTimeoutMs: number;
  /** Given where the simulator stands for the network. */
  dial?: Dial;
  /** Milliseconds from any starting point; never goes back. */
  monotonic: () => number;
}

/** What came back, as far as it came. Header names are lower-case. */
export interface Exchange {
  /** Host that was asked, with its port where it is not the default; empty before the call. */
  host: string;
  status?: number;
  headers: Record<string, string | undefined>;
  /** The body, where it was no stream. */
  body?: string;
  /** Monotonic time of the answer's head. */
  respondedAt?: number;
  /** What became of the operating system's trust store, where the chain was unknown without it. */
  systemStore?: WiderTrust;
  /** Who was met, as far as a connection came about. */
  peer?: Peer;
}

type WireRequest = Parameters<NodeHttpHandler["handle"]>[0];
type WireResult = Awaited<ReturnType<NodeHttpHandler["handle"]>>;

/** A request handler for the SDK, for one call. */
export interface CallHandler {
  metadata: { handlerProtocol: string };
  handle(request: WireRequest, options?: object): Promise<WireResult>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
  destroy(): void;
}

export interface Connection {
  handler: CallHandler;
  exchange: Exchange;
  proxied: boolean;
  connectTimeoutMs: number;
  requestTimeoutMs: number;
  stream: StreamRules;
}

export interface Transport {
  /** @throws Error ERR_INVALID_PROXY_URL or ERR_UNSUPPORTED_PROXY where the proxy's address is none to use */
  open(endpoint: Endpoint | Via, signal: AbortSignal): Connection;
  /** HTTP requests sent so far. */
  requests(): number;
  /** Every host that a connection was tried to. */
  peers(): Peer[];
  dial: Dial | undefined;
  /** Ends every socket; later calls fail. */
  destroy(): void;
}

/** As many as a fleet run has calls in flight; Node's own default of the SDK (50) queues silently. */
const MAX_SOCKETS = 64;
/** The path of the one operation that answers with AWS's event stream. */
const STREAM_PATH = /\/invoke-with-response-stream$/;
const SILENT = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/** Makes the transport of a run; nothing is connected yet. */
export async function createTransport(options: TransportOptions): Promise<Transport> {
  const needsProxy =
    options.mayProxy === true || Object.values(options.proxies).some((proxy) => proxy !== null);
  const [{ NodeHttpHandler }, proxyAgents] = await Promise.all([
    import("./sdk.js"),
    needsProxy && options.dial === undefined ? import("hpagent") : null,
  ]);
  const lifetime = new AbortController();
  const handlers = new Map<string, NodeHttpHandler>();
  let sent = 0;

  const trust = createTrust(options);
  const peers = createPeers();
  const stream = options.stream ?? { anyType: false, blankIsEvents: false };
  /** Hosts whose chain the built-in and configured roots do not know. */
  const beyondOwnTrust = new Set<string>();

  const agentsFor = (
    proxy: URL | null,
    wide: boolean,
  ): { httpAgent: http.Agent; httpsAgent: https.Agent } => {
    const common = { keepAlive: true, maxSockets: MAX_SOCKETS, rejectUnauthorized: options.verifyTls };
    const contextOf = () => (wide ? trust.wide() : trust.own());
    if (options.dial !== undefined) return dialAgents(options.dial, common, proxy, contextOf);
    const context = contextOf();
    const shared = { ...common, ...context };
    if (proxy === null || proxyAgents === null)
      return { httpAgent: new http.Agent(shared), httpsAgent: new https.Agent(shared) };
    const toProxy = {
      ...shared,
      proxy,
      proxyRequestOptions: {
        // A tunnel that never opens would otherwise outlive the call that wanted it.
        signal: lifetime.signal,
        rejectUnauthorized: options.verifyTls,
        ...context,
      },
    };
    return {
      httpAgent: new proxyAgents.HttpProxyAgent(toProxy),
      httpsAgent: new proxyAgents.HttpsProxyAgent(toProxy),
    };
  };

  const handlerFor = (proxy: URL | null, wide: boolean): NodeHttpHandler => {
    const key = `${wide ? "wide" : "own"} ${proxy?.href ?? "direct"}`;
    const known = handlers.get(key);
    if (known !== undefined) return known;
    const { httpAgent, httpsAgent } = agentsFor(proxy, wide);
    const handler = new NodeHttpHandler({
      httpAgent: peers.watch(limitConnecting(httpAgent, options.connectTimeoutMs), proxy !== null),
      httpsAgent: peers.watch(limitConnecting(httpsAgent, options.connectTimeoutMs), proxy !== null),
      requestTimeout: options.requestTimeoutMs,
      throwOnRequestTimeout: true,
      logger: SILENT,
    });
    handlers.set(key, handler);
    return handler;
  };

  /** Sends; where nobody known vouches for the host, once more with the operating system's store. */
  const send = async (
    request: WireRequest,
    proxy: URL | null,
    exchange: Exchange,
    abortSignal: AbortSignal,
  ): Promise<WireResult> => {
    const ask = async (wide: boolean): Promise<WireResult> => {
      try {
        return await handlerFor(proxy, wide).handle(request, { abortSignal });
      } catch (error) {
        if (proxy === null || request.protocol !== "http:" || !isTunnelRefused(error)) throw error;
        return handlerFor(null, wide).handle(forwardBy(proxy, request), { abortSignal });
      }
    };
    if (beyondOwnTrust.has(exchange.host)) {
      exchange.systemStore = { state: "consulted" };
      return ask(true);
    }
    try {
      return await ask(false);
    } catch (error) {
      if (!isUntrustedChain(codeOf(error))) throw error;
      const wider = await trust.widen();
      if (wider !== null) exchange.systemStore = wider;
      if (wider?.state !== "consulted") throw error;
      beyondOwnTrust.add(exchange.host);
      return ask(true);
    }
  };

  return {
    open(endpoint, signal) {
      const proxy = proxyUrl(typeof endpoint === "string" ? options.proxies[endpoint] : endpoint.proxy);
      const exchange: Exchange = { host: "", headers: {} };
      const handler: CallHandler = {
        metadata: { handlerProtocol: "http/1.1" },
        async handle(request) {
          sent += 1;
          exchange.host = hostOf(request);
          const result = await send(request, proxy, exchange, signal).finally(() => {
            const peer = peers.of(exchange.host);
            if (peer !== undefined) exchange.peer = peer;
          });
          exchange.respondedAt = options.monotonic();
          await recordAnswer(result.response, exchange, STREAM_PATH.test(request.path), stream);
          return result;
        },
        // Clients would otherwise change the settings of a handler that others share.
        updateHttpClientConfig() {},
        httpHandlerConfigs: () => ({}),
        destroy() {},
      };
      const { connectTimeoutMs, requestTimeoutMs } = options;
      return { handler, exchange, proxied: proxy !== null, connectTimeoutMs, requestTimeoutMs, stream };
    },
    requests: () => sent,
    peers: () => peers.all(),
    dial: options.dial,
    destroy() {
      lifetime.abort();
      for (const handler of handlers.values()) handler.destroy();
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function hostOf(request: { hostname: string; port?: number }): string {
  return request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`;
}
