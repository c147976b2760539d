/**
 * What was asked of the simulated AWS, as far as it says how a program understood its machine: who
 * asked which host, signed how, for which model, with which headers and switches in the body.
 */
import type { ReceivedRequest } from "../src/simulator/wire.js";

export interface ModelRequest {
  host: string;
  path: string;
  /** Of the signature's scope, else of the host name. */
  region: string | null;
  service: string | null;
  auth: "sigv4" | "bearer" | null;
  key: string | null;
  model: string | null;
  /** Tier, guardrail and a person's own headers, one a line. */
  headers: string;
  maxTokens: number | null;
  betas: { header: string[]; body: string[] };
  /** `5m`, `1h`, or null where nothing is cached. */
  cacheTtl: "5m" | "1h" | null;
  thinking: { kind: "none" } | { kind: "budget"; tokens: number } | { kind: "adaptive" };
}

/** Beside those of Bedrock: headers that set-ups give by name. */
const OWN_HEADERS = /^(?:x-amzn-bedrock-(?!accept)|x-team|x-cost)/;

/** Reads a request of a model's messages; null for any other. */
export function readModelRequest(request: ReceivedRequest): ModelRequest | null {
  const invoke = /^\/model\/(.+)\/invoke-with-response-stream$/.exec(request.path);
  const mantle = request.path.endsWith("/v1/messages");
  if (invoke === null && !mantle) return null;
  const body = readBody(request.body);
  const scope = /Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\//.exec(request.headers.authorization ?? "");
  const bearer =
    /^Bearer /i.test(request.headers.authorization ?? "") || request.headers["x-api-key"] !== undefined;
  return {
    host: request.host.replace(/:\d+$/, ""),
    path: request.path.replaceAll(/%3A/gi, ":"),
    region:
      scope?.[2] ?? /^bedrock-(?:runtime|mantle)(?:-fips)?\.([a-z0-9-]+)\./.exec(request.host)?.[1] ?? null,
    service: scope?.[3] ?? null,
    auth: scope !== null ? "sigv4" : bearer ? "bearer" : null,
    key: scope?.[1] ?? null,
    model: invoke?.[1] === undefined ? (body.model ?? null) : decodeURIComponent(invoke[1]),
    headers: Object.entries(request.headers)
      .filter(([name]) => OWN_HEADERS.test(name))
      .map(([name, value]) => `${name}: ${value}`)
      .sort()
      .join("\n"),
    maxTokens: body.max_tokens ?? null,
    betas: {
      header: (request.headers["anthropic-beta"] ?? "").split(",").filter((one) => one !== ""),
      body: body.anthropic_beta ?? [],
    },
    cacheTtl: ttlOf(body),
    thinking: thinkingOf(body),
  };
}

interface Body {
  model?: string;
  max_tokens?: number;
  anthropic_beta?: string[];
  thinking?: { type: string; budget_tokens?: number };
}

function readBody(bytes: Buffer): Body {
  try {
    return JSON.parse(bytes.toString("utf8")) as Body;
  } catch {
    return {};
  }
}

function ttlOf(body: Body): ModelRequest["cacheTtl"] {
  const text = JSON.stringify(body);
  if (!text.includes('"cache_control"')) return null;
  return text.includes('"ttl":"1h"') ? "1h" : "5m";
}

function thinkingOf({ thinking }: Body): ModelRequest["thinking"] {
  if (thinking?.type === "adaptive") return { kind: "adaptive" };
  if (thinking?.type !== "enabled") return { kind: "none" };
  return { kind: "budget", tokens: thinking.budget_tokens ?? 0 };
}
