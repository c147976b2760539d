/**
 * Stands in the bundle for the SDK's HTTP/2 handler, which is the runtime client's default: it knows
 * no proxy, and Claude Code speaks HTTP/1.1. A handler that was passed in is taken as it is.
 */
export const NodeHttp2Handler = {
  create(handler: unknown): unknown {
    if (typeof handler === "object" && handler !== null && "handle" in handler) return handler;
    throw new Error("HTTP/2 is not part of this tool");
  },
};
