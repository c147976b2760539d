/**
 * Reads of Bedrock's control plane without a client of the SDK: a signed GET through the same
 * transport, for questions of which only a few fields matter. Nothing is loaded for it.
 */
import { type Answer, type Caller, callAws, NOT_THE_ANSWER } from "./call.js";
import { userAgentOf } from "./client-factory.js";
import { isObject } from "./normalise-response.js";
import { sign } from "./signing.js";
import type { Operation } from "./types.js";

const SERVICE = "bedrock";

/**
 * Makes one GET and reads its JSON.
 *
 * @param read.path - with every segment encoded, e.g. `/foundation-models/<id>`
 * @param parse - what is wanted of the object; null where the object is something else
 */
export function readControlPlane<T>(
  caller: Caller & { endpoint: string },
  read: { operation: Operation; path: string },
  parse: (answer: Record<string, unknown>) => T | null,
): Promise<Answer<T>> {
  const { region, transport, signal, endpoint: url } = caller;
  return callAws(
    { operation: read.operation, endpoint: "control", url, region, transport, signal },
    async (connection) => {
      const { HttpRequest } = await import("./sdk.js");
      const base = new URL(url);
      const unsigned = new HttpRequest({
        method: "GET",
        protocol: base.protocol,
        hostname: base.hostname,
        ...(base.port === "" ? {} : { port: Number(base.port) }),
        path: `${base.pathname.replace(/(?<!\/)\/+$/, "")}${read.path}`,
        headers: {
          host: base.host,
          accept: "application/json",
          "user-agent": userAgentOf(caller.version).join("/"),
        },
      });
      const signed = await sign(unsigned, { ...caller, service: SERVICE });
      const { response } = await connection.handler.handle(signed as typeof unsigned);
      const value = response.statusCode === 200 ? parse(readObject(connection.exchange.body)) : null;
      if (value === null) throw NOT_THE_ANSWER;
      return value;
    },
  );
}

function readObject(body: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body ?? "");
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
