/** Acts out one fault on one answer: what AWS said is known, and something else comes over the wire. */
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import type { AnswerFault } from "./list.js";
import type { WireOperation } from "./operations.js";

/** What AWS answered. */
export interface TrueAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const HUGE_BYTES = 50 * 1024 * 1024;
const CHUNK = Buffer.alloc(256 * 1024, 0x41);
const DRIP_MS = 100;
/** Long enough for what was written before to be read: a reset throws away what was not. */
const SETTLE_MS = 60;
const PAGE =
  "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Welcome to the guest network</body></html>";

/** A gigabyte of zeros in about one megabyte. */
const gzipBomb = Buffer.concat(Array<Buffer>(16).fill(gzipSync(Buffer.alloc(64 * 1024 * 1024))));

/** AWS's own refusals, in the form of the service that is asked. */
const refusals: Partial<
  Record<AnswerFault, { status: number; code: string; anthropic: string; text: string }>
> = {
  "429": {
    status: 429,
    code: "ThrottlingException",
    anthropic: "rate_limit_error",
    text: "Too many requests, please wait before trying again.",
  },
  "500": {
    status: 500,
    code: "InternalServerException",
    anthropic: "api_error",
    text: "The system encountered an unexpected error during processing. Try your request again.",
  },
  "503": {
    status: 503,
    code: "ServiceUnavailableException",
    anthropic: "overloaded_error",
    text: "Bedrock is unable to process your request.",
  },
};

const queryServices: readonly WireOperation[] = [
  "GetCallerIdentity",
  "AssumeRole",
  "AssumeRoleWithWebIdentity",
  "GetRole",
  "SimulatePrincipalPolicy",
];

/**
 * Answers with the fault.
 *
 * @param socket the connection below TLS, for a reset
 */
export function actOut(
  fault: AnswerFault,
  operation: WireOperation,
  answer: TrueAnswer,
  outgoing: ServerResponse,
  socket: Socket,
): void {
  const { status, headers, body } = answer;
  const half = body.subarray(0, Math.max(1, Math.floor(body.length / 2)));
  const send = (text: Buffer | string, changes: Record<string, string> = {}, code = status): void => {
    const bytes = Buffer.from(text);
    outgoing.writeHead(code, { ...headers, "content-length": String(bytes.length), ...changes });
    outgoing.end(bytes);
  };
  const begin = (changes: Record<string, string> = {}): void => {
    outgoing.writeHead(status, { ...headers, "content-length": String(body.length), ...changes });
    outgoing.flushHeaders();
  };
  const resetSoon = (): void => {
    setTimeout(() => socket.resetAndDestroy(), SETTLE_MS);
  };
  const refusal = refusals[fault];
  if (refusal !== undefined) {
    refuse(refusal, operation, answer, outgoing);
    return;
  }
  switch (fault) {
    case "reset-before-headers":
      socket.resetAndDestroy();
      return;
    case "reset-after-headers":
      begin();
      resetSoon();
      return;
    case "reset-in-body":
      begin();
      outgoing.write(half);
      resetSoon();
      return;
    case "stall-before-headers":
      return;
    case "stall-after-headers":
      begin();
      return;
    case "slow-drip":
      begin();
      drip(body, outgoing);
      return;
    case "wrong-content-type":
      send(body, { "content-type": "application/octet-stream" });
      return;
    case "html":
      outgoing.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "content-length": String(PAGE.length),
      });
      outgoing.end(PAGE);
      return;
    case "empty":
      send("");
      return;
    case "407":
      outgoing.writeHead(407, { "proxy-authenticate": 'Basic realm="proxy"', "content-length": "0" });
      outgoing.end();
      return;
    case "invalid-json":
      send('{"message": "cut', { "content-type": "application/json" }, 200);
      return;
    case "huge":
      begin({ "content-length": String(HUGE_BYTES) });
      // In pieces, so that other runs are served between them.
      Readable.from(Array<Buffer>(HUGE_BYTES / CHUNK.length).fill(CHUNK)).pipe(outgoing);
      return;
    case "length-too-long":
      begin({ "content-length": String(body.length + 100) });
      outgoing.write(body);
      setTimeout(() => socket.end(), SETTLE_MS);
      return;
    case "length-too-short": {
      // Node would not write more than it announced.
      const head = Object.entries({ ...headers, "content-length": String(half.length) });
      outgoing.socket?.write(
        `HTTP/1.1 ${status} OK\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
      );
      outgoing.socket?.write(body);
      return;
    }
    case "gzip-bomb":
      send(gzipBomb, { "content-encoding": "gzip" });
      return;
    case "truncated-stream":
      send(half);
      return;
    case "corrupt-frame":
      send(corrupt(body));
      return;
  }
}

/** One bit of the payload; a frame's checksum no longer fits, an event's JSON is none any more. */
function corrupt(body: Buffer): Buffer {
  const changed = Buffer.from(body);
  const at = changed.indexOf('{"');
  if (at >= 0) changed[at + 1] = 0x23;
  return changed;
}

function drip(body: Buffer, outgoing: ServerResponse): void {
  let at = 0;
  const timer = setInterval(() => {
    if (at >= body.length || outgoing.destroyed) {
      clearInterval(timer);
      if (!outgoing.destroyed) outgoing.end();
      return;
    }
    outgoing.write(body.subarray(at, at + 1));
    at += 1;
  }, DRIP_MS);
  outgoing.on("close", () => clearInterval(timer));
}

function refuse(
  { status, code, anthropic, text }: NonNullable<(typeof refusals)[AnswerFault]>,
  operation: WireOperation,
  { headers }: TrueAnswer,
  outgoing: ServerResponse,
): void {
  const requestId = headers["x-amzn-requestid"];
  const xml = queryServices.includes(operation);
  const body = xml
    ? `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${text}</Message></Error></ErrorResponse>`
    : operation === "MantleMessages" || operation === "MantleListModels"
      ? JSON.stringify({ type: "error", error: { type: anthropic, message: text } })
      : JSON.stringify({ message: text });
  outgoing.writeHead(status, {
    "content-type": xml ? "text/xml" : "application/json",
    "content-length": String(Buffer.byteLength(body)),
    ...(requestId === undefined ? {} : { "x-amzn-requestid": requestId }),
    ...(xml || operation.startsWith("Mantle") ? {} : { "x-amzn-errortype": code }),
    ...(status === 429 ? { "retry-after": "30" } : {}),
  });
  outgoing.end(body);
}
