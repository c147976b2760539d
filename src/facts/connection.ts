/**
 * What the transport noted of the hosts while every other question was asked: see `values/connection.ts`.
 * It sends nothing, so it is the one question that no option switches off.
 */
import { type Asked, notAsked, type RunContext, startQuestion } from "./run-context.js";
import type { ConnectionEntry, ConnectionValue } from "./values/connection.js";

/** To be asked when every other question is over. */
export function askConnection(run: RunContext): Asked<ConnectionValue> {
  const peers = run.transport.peers();
  if (peers.length === 0)
    return notAsked({ because: "plan", applies: false, text: "No connection came about." });
  const question = startQuestion(run, "connection");
  const hosts = peers.map(
    ({ host, proxied, address, issuer, root, validTo }): ConnectionEntry => ({
      host,
      proxied,
      ...(address === undefined ? {} : { address }),
      ...(issuer === undefined ? {} : { issuer }),
      ...(root === undefined ? {} : { root }),
      ...(validTo === undefined ? {} : { validTo }),
    }),
  );
  hosts.sort((a, b) => (a.host < b.host ? -1 : a.host > b.host ? 1 : 0));
  return { fact: question.answered({ hosts }), depth: 0 };
}
