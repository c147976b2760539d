/**
 * How long a connection may take to come about, a proxy's tunnel included. The limit is set where
 * connections are made, and holds no process open: the SDK's own goes on for seconds after a call that
 * was ended before it had a socket, and nothing can stop it.
 */
import type http from "node:http";
import type net from "node:net";

type Done = (error: Error | null, socket?: net.Socket | null) => void;
type Create = (this: http.Agent, target: object, done: Done) => net.Socket | null | undefined;

/**
 * Gives an agent the limit.
 *
 * @param limitMs - from the wish for a connection to its being there; a later TLS handshake is not counted
 */
export function limitConnecting<A extends http.Agent>(agent: A, limitMs: number): A {
  const owner = agent as unknown as { createConnection: Create };
  const create = owner.createConnection;
  owner.createConnection = function (target, done) {
    let pending: net.Socket | null = null;
    let isGivenUp = false;
    const giveUp = (): void => {
      isGivenUp = true;
      const text = `The socket did not establish a connection within ${limitMs} ms.`;
      const error = Object.assign(new Error(text), { name: "TimeoutError", code: "ETIMEDOUT" });
      if (pending === null) done(error);
      else pending.destroy(error);
    };
    const timer = setTimeout(giveUp, limitMs).unref();
    const settle: Done = (error, socket) => {
      clearTimeout(timer);
      if (isGivenUp) socket?.destroy();
      else done(error, socket);
    };
    const made = create.call(this, target, settle) ?? null;
    if (made === null) return made;
    pending = made;
    if (!made.connecting) clearTimeout(timer);
    made.once("connect", () => clearTimeout(timer)).once("close", () => clearTimeout(timer));
    return made;
  };
  return agent;
}
