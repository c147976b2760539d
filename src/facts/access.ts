/**
 * Which authentication goes to which endpoint, as the client does it: an API key has no business
 * with STS, and with CLAUDE_CODE_SKIP_BEDROCK_AUTH a token goes to the invoke host alone.
 */
import type { Provided } from "../aws/providers/types.js";
import type { Access } from "../aws/signing.js";
import type { Endpoint, Revealable } from "../aws/transport.js";
import type { Plan, Wiring } from "../claude-code/types.js";

export type Accesses = Readonly<Record<Endpoint, Access | null>>;

/**
 * The accesses of a route.
 *
 * @param provided - what walking the route gave, where it has to be walked
 * @returns null for an endpoint that cannot be asked with these credentials
 */
export function accessesOf(plan: Plan, wiring: Wiring, provided: Provided | null): Accesses {
  const route = wiring.credentials;
  const all = (access: Access): Accesses =>
    withMantle(plan, { invoke: access, control: access, mantle: access, sts: access });
  switch (route.kind) {
    case "keys":
      return all({
        kind: "sigv4",
        accessKeyId: route.accessKeyId,
        secretAccessKey: route.secretAccessKey,
        ...(route.sessionToken === undefined ? {} : { sessionToken: route.sessionToken }),
      });
    case "api-key":
      return withMantle(plan, {
        // Observed, releases 2.1.170 to 2.1.328: trimmed for the models, as written for the list.
        invoke: { kind: "bearer", token: trimmed(route.token) },
        control: { kind: "bearer", token: route.token },
        mantle: { kind: "bearer", token: trimmed(route.token) },
        sts: null,
      });
    case "skipped":
      return withMantle(plan, {
        invoke:
          route.token === undefined ? { kind: "none" } : { kind: "bearer", token: trimmed(route.token) },
        control: { kind: "none" },
        mantle: null,
        sts: null,
      });
    case "none":
      return nothing();
    default:
      return provided === null ? nothing() : all({ kind: "sigv4", ...provided });
  }
}

function nothing(): Accesses {
  return { invoke: null, control: null, mantle: null, sts: null };
}

/** Mantle has a skip switch of its own. */
function withMantle(plan: Plan, accesses: Accesses): Accesses {
  return plan.signing.mantle?.kind === "none" ? { ...accesses, mantle: { kind: "none" } } : accesses;
}

function trimmed(token: Revealable): Revealable {
  return { reveal: () => token.reveal().trim() };
}

/** What an HTTP header can carry. Source: RFC 9110, field values. */
const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]/;

/**
 * The part of the credentials that no HTTP header can carry, by name.
 *
 * @returns null where all of them can be sent
 */
export function unsendablePart(accesses: Accesses): string | null {
  const { invoke } = accesses;
  if (invoke?.kind === "bearer" && UNSENDABLE.test(invoke.token.reveal())) return "API key";
  if (invoke?.kind !== "sigv4") return null;
  if (UNSENDABLE.test(invoke.accessKeyId)) return "access key ID";
  return invoke.sessionToken !== undefined && UNSENDABLE.test(invoke.sessionToken.reveal())
    ? "session token"
    : null;
}
